// Who has written most about a topic since a year.
// title: People of a topic
// group: topics
// params: $topic_id STRING, $since INTEGER, $limit INTEGER
// returns: many rows: person (node), papers, last (year), institutions [names]
// index: topic_id (constraint)
// needs: nothing more
// example: {"topic_id": "area:computer-vision", "since": 2018, "limit": 25}
MATCH (:Topic {id: $topic_id})<-[:ABOUT]-(paper:Paper)<-[:AUTHORED]-(person:Author)
WHERE paper.year >= $since
WITH person, count(DISTINCT paper) AS papers, max(paper.year) AS last
ORDER BY papers DESC, last DESC, person.name LIMIT $limit
OPTIONAL MATCH (person)-[:AFFILIATED_WITH]->(institution:Institution)
RETURN person, papers, last, collect(DISTINCT institution.name)[..3] AS institutions
ORDER BY papers DESC, last DESC, person.name
