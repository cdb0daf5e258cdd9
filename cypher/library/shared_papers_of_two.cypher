// The papers that two authors wrote together, newest first, with everybody else on them.
// title: Shared papers of two authors
// group: people
// params: $author_id STRING, $other_id STRING, $limit INTEGER
// returns: many rows: paper (node), year, others [names]
// index: author_id (constraint)
// needs: nothing more
// example: {"author_id": "sample:yinghui-xu", "other_id": "sample:pan-pan", "limit": 50}
MATCH (:Author {id: $author_id})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(:Author {id: $other_id})
WITH DISTINCT paper
OPTIONAL MATCH (paper)<-[:AUTHORED]-(person:Author)
WHERE NOT person.id IN [$author_id, $other_id]
RETURN paper, paper.year AS year, collect(DISTINCT person.name) AS others
ORDER BY year DESC, paper.title LIMIT $limit
