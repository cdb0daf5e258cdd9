// The people of an institution with most papers in the years that they were there.
// title: People of an institution
// group: institutions
// params: $institution_id STRING, $since INTEGER, $limit INTEGER
// returns: many rows: person (node), papers, from, to (years there)
// index: institution_id (constraint)
// needs: nothing more
// example: {"institution_id": "name:alibaba-group", "since": 2018, "limit": 25}
MATCH (:Institution {id: $institution_id})<-[place:AFFILIATED_WITH]-(person:Author)-[:AUTHORED]->(paper:Paper)
WHERE paper.year >= $since AND (place.from_year IS NULL OR place.from_year <= paper.year <= place.to_year)
RETURN person, count(DISTINCT paper) AS papers, min(place.from_year) AS from, max(place.to_year) AS to
ORDER BY papers DESC, person.name LIMIT $limit
