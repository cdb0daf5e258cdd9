// People first seen at an institution since a year, and where they were before.
// title: Who joined an institution
// group: institutions
// params: $institution_id STRING, $since INTEGER, $limit INTEGER
// returns: many rows: person (node), joined (year), before [names]
// index: institution_id (constraint)
// needs: nothing more
// example: {"institution_id": "name:alibaba-group", "since": 2020, "limit": 25}
MATCH (home:Institution {id: $institution_id})<-[place:AFFILIATED_WITH]-(person:Author)
WHERE place.from_year >= $since
OPTIONAL MATCH (person)-[earlier:AFFILIATED_WITH]->(other:Institution)
WHERE other <> home AND earlier.from_year < place.from_year
WITH person, place.from_year AS joined, earlier, other
ORDER BY earlier.to_year DESC, other.name
WITH person, joined, collect(other.name) AS before
RETURN person, joined, before[..3] AS before
ORDER BY joined DESC, size(before) DESC, person.name LIMIT $limit
