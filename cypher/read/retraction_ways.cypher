// One way from a person to an author of a paper over joint papers of at most $crowd authors, of so many steps. A row of $ways has
// paper, person and steps (1 or 2).
// params:  $ways LIST<MAP>, $crowd INTEGER
// returns: many rows: paper, person STRING, way LIST<MAP {id, name}> (who is between, and the author)
// index:   paper_id, author_id (constraints)
UNWIND $ways AS one
MATCH (paper:Paper {id: one.paper})
MATCH (person:Author {id: one.person})
CALL (one, paper, person) {
  WITH one, paper, person WHERE one.steps = 1
  MATCH (person)-[:AUTHORED]->(joint:Paper)<-[:AUTHORED]-(author:Author)-[:AUTHORED]->(paper)
  WHERE COUNT { (joint)<-[:AUTHORED]-() } <= $crowd AND author <> person
  RETURN [author] AS people ORDER BY author.id LIMIT 1
  UNION
  WITH one, paper, person WHERE one.steps = 2
  MATCH (person)-[:AUTHORED]->(joint:Paper) WHERE COUNT { (joint)<-[:AUTHORED]-() } <= $crowd
  MATCH (joint)<-[:AUTHORED]-(between:Author)
  WITH DISTINCT paper, between
  MATCH (between)-[:AUTHORED]->(second:Paper) WHERE COUNT { (second)<-[:AUTHORED]-() } <= $crowd
  MATCH (second)<-[:AUTHORED]-(author:Author)-[:AUTHORED]->(paper)
  RETURN [between, author] AS people ORDER BY between.id, author.id LIMIT 1
}
RETURN paper.id AS paper, person.id AS person, [each IN people | {id: each.id, name: each.name}] AS way
