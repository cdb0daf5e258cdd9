// People last seen at an institution before a year who have published since from elsewhere.
// title: Who left an institution
// group: institutions
// params: $institution_id STRING, $until INTEGER, $limit INTEGER
// returns: many rows: person (node), left (last year there), now [names]
// index: institution_id (constraint)
// needs: nothing more
// example: {"institution_id": "name:alibaba-group", "until": 2023, "limit": 25}
MATCH (home:Institution {id: $institution_id})<-[place:AFFILIATED_WITH]-(person:Author)
WHERE place.to_year < $until
MATCH (person)-[later:AFFILIATED_WITH]->(other:Institution)
WHERE other <> home AND later.to_year > place.to_year
WITH person, place.to_year AS left, later, other
ORDER BY later.to_year DESC, other.name
WITH person, left, collect(other.name) AS now
RETURN person, left, now[..3] AS now
ORDER BY left DESC, person.name LIMIT $limit
