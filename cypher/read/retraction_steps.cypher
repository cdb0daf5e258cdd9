// Which people are how far from the authors of papers, over joint papers of at most $crowd authors: 0 for an author herself,
// 1 for a co-author, 2 for a co-author's co-author.
// params:  $papers LIST<STRING>, $people LIST<STRING>, $crowd INTEGER
// returns: many rows: paper, person STRING, steps INTEGER (the fewest)
// index:   paper_id (constraint)
UNWIND $papers AS paper_id
MATCH (paper:Paper {id: paper_id})
CALL (paper) {
  MATCH (paper)<-[:AUTHORED]-(person:Author)
  RETURN DISTINCT person, 0 AS steps
  UNION ALL
  MATCH (paper)<-[:AUTHORED]-(author:Author)
  WITH DISTINCT author ORDER BY author.id LIMIT $crowd
  MATCH (author)-[:AUTHORED]->(joint:Paper) WHERE COUNT { (joint)<-[:AUTHORED]-() } <= $crowd
  WITH DISTINCT joint
  MATCH (joint)<-[:AUTHORED]-(person:Author)
  RETURN DISTINCT person, 1 AS steps
  UNION ALL
  MATCH (paper)<-[:AUTHORED]-(author:Author)
  WITH DISTINCT author ORDER BY author.id LIMIT $crowd
  MATCH (author)-[:AUTHORED]->(joint:Paper) WHERE COUNT { (joint)<-[:AUTHORED]-() } <= $crowd
  WITH DISTINCT joint
  MATCH (joint)<-[:AUTHORED]-(between:Author)
  WITH DISTINCT between
  MATCH (between)-[:AUTHORED]->(second:Paper) WHERE COUNT { (second)<-[:AUTHORED]-() } <= $crowd
  WITH DISTINCT second
  MATCH (second)<-[:AUTHORED]-(person:Author)
  RETURN DISTINCT person, 2 AS steps
}
WITH paper, person, steps WHERE person.id IN $people
RETURN paper.id AS paper, person.id AS person, min(steps) AS steps ORDER BY paper, steps, person
