// Papers that the same papers cite as a given one: the reading list beside it.
// title: Papers cited together with a paper
// group: citations
// params: $paper_id STRING, $limit INTEGER
// returns: many rows: paper (node), year, together (papers that cite both)
// index: paper_id (constraint)
// needs: citations
// example: {"paper_id": "doi:10.5555/two", "limit": 25}
MATCH (home:Paper {id: $paper_id})<-[:CITES]-(citing:Paper)
WITH home, citing ORDER BY citing.year DESC, citing.id LIMIT 2000
MATCH (citing)-[:CITES]->(paper:Paper)
WHERE paper <> home
RETURN paper, paper.year AS year, count(DISTINCT citing) AS together
ORDER BY together DESC, year DESC, paper.title LIMIT $limit
