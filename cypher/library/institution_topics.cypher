// What the people of an institution write about.
// title: Topics of an institution
// group: institutions
// params: $institution_id STRING, $since INTEGER, $limit INTEGER
// returns: many rows: topic (node), papers, people, last (year)
// index: institution_id (constraint)
// needs: nothing more
// example: {"institution_id": "name:alibaba-group", "since": 2015, "limit": 25}
MATCH (:Institution {id: $institution_id})<-[place:AFFILIATED_WITH]-(person:Author)-[:AUTHORED]->(paper:Paper)
WHERE paper.year >= $since AND (place.from_year IS NULL OR place.from_year <= paper.year <= place.to_year)
MATCH (paper)-[:ABOUT]->(topic:Topic)
RETURN topic, count(DISTINCT paper) AS papers, count(DISTINCT person) AS people, max(paper.year) AS last
ORDER BY papers DESC, people DESC, topic.name LIMIT $limit
