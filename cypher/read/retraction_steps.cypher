// Which people are how far from the authors of papers, over joint papers of at most $crowd authors: 0 for an author herself,
// 1 for a co-author, 2 for a co-author's co-author.
// params:  $papers LIST<STRING>, $people LIST<STRING>, $crowd INTEGER
// returns: many rows: paper, person STRING, steps INTEGER (the fewest)
// index:   paper_id, author_id (constraints)
WITH COLLECT { UNWIND $people AS id MATCH (person:Author {id: id}) RETURN person } AS followed
UNWIND $papers AS paper_id
MATCH (paper:Paper {id: paper_id})
CALL (paper, followed) {
  MATCH (paper)<-[:AUTHORED]-(person:Author) WHERE person IN followed
  RETURN DISTINCT person, 0 AS steps
  UNION ALL
  MATCH (paper)<-[:AUTHORED]-(author:Author)
  WITH DISTINCT followed, author ORDER BY author.id LIMIT $crowd
  MATCH (author)-[:AUTHORED]->(joint:Paper)
  WITH DISTINCT followed, joint WHERE COUNT { (joint)<-[:AUTHORED]-() } <= $crowd
  MATCH (joint)<-[:AUTHORED]-(near:Author)
  WITH followed, collect(DISTINCT near) AS near
  CALL (followed, near) {
    UNWIND near AS person
    WITH followed, person WHERE person IN followed
    RETURN person, 1 AS steps
    UNION ALL
    UNWIND near AS between
    MATCH (between)-[:AUTHORED]->(second:Paper)
    WITH DISTINCT followed, second WHERE COUNT { (second)<-[:AUTHORED]-() } <= $crowd
    MATCH (second)<-[:AUTHORED]-(person:Author) WHERE person IN followed
    RETURN DISTINCT person, 2 AS steps
  }
  RETURN person, steps
}
RETURN paper.id AS paper, person.id AS person, min(steps) AS steps ORDER BY paper, steps, person
