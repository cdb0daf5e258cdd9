// Papers that share authors or topics with a paper, those that share most first.
// title: Papers related to a paper
// group: papers
// params: $paper_id STRING, $limit INTEGER
// returns: many rows: paper (node), year, authors, topics (shared)
// index: paper_id (constraint)
// needs: nothing more
// example: {"paper_id": "doi:10.1609/aaai.v36i10.21320", "limit": 25}
MATCH (home:Paper {id: $paper_id})
CALL (home) {
  MATCH (home)<-[:AUTHORED]-(person:Author)
  WITH home, person LIMIT 100
  MATCH (person)-[:AUTHORED]->(paper:Paper)
  WHERE paper <> home
  RETURN paper, count(DISTINCT person) AS authors
  ORDER BY authors DESC, paper.id LIMIT 500
}
WITH home, paper, authors
RETURN paper, paper.year AS year, authors, COUNT { (home)-[:ABOUT]->(:Topic)<-[:ABOUT]-(paper) } AS topics
ORDER BY authors + topics DESC, year DESC, paper.title LIMIT $limit
