// Which institutions' people have written most about a topic since a year.
// title: Institutions of a topic
// group: topics
// params: $topic_id STRING, $since INTEGER, $limit INTEGER
// returns: many rows: institution (node), papers, people
// index: topic_id (constraint)
// needs: nothing more
// example: {"topic_id": "area:computer-vision", "since": 2018, "limit": 25}
MATCH (:Topic {id: $topic_id})<-[:ABOUT]-(paper:Paper)<-[:AUTHORED]-(person:Author)
WHERE paper.year >= $since
MATCH (person)-[place:AFFILIATED_WITH]->(institution:Institution)
WHERE place.from_year IS NULL OR place.from_year <= paper.year <= place.to_year
RETURN institution, count(DISTINCT paper) AS papers, count(DISTINCT person) AS people
ORDER BY papers DESC, people DESC, institution.name LIMIT $limit
