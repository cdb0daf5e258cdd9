// The papers of a topic that most papers of this graph cite.
// title: Most cited papers of a topic
// group: citations
// params: $topic_id STRING, $limit INTEGER
// returns: many rows: paper (node), year, cited (papers of this graph), counted (citations that the source counts)
// index: topic_id (constraint)
// needs: citations
// example: {"topic_id": "openalex:T1001", "limit": 25}
MATCH (:Topic {id: $topic_id})<-[:ABOUT]-(paper:Paper)
WITH DISTINCT paper, COUNT { (paper)<-[:CITES]-() } AS cited
WHERE cited > 0
RETURN paper, paper.year AS year, cited, paper.cited_by_count AS counted
ORDER BY cited DESC, counted DESC, paper.title LIMIT $limit
