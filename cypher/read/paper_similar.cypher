// Papers that share authors, topics or references with one paper; each counts 1/ln(n), where n papers have it.
// params:  $id STRING, $common INTEGER, $ties INTEGER, $names INTEGER, $offset INTEGER, $limit INTEGER
// returns: one row: total, papers [{id, score, authors, topics, references {total, rows [{kind, id, label}] (at most $names)}}]; over the $ties rarest authors, topics and references that at most $common papers have
// index:   paper_id (constraint)
MATCH (focus:Paper {id: $id})
CALL (focus) {
  CALL (focus) {
    MATCH (focus)<-[:AUTHORED]-(tie:Author)
    RETURN DISTINCT tie, 'author' AS kind, COUNT { (tie)-[:AUTHORED]->() } AS size
    UNION
    MATCH (focus)-[:ABOUT]->(tie:Topic)
    RETURN DISTINCT tie, 'topic' AS kind, COUNT { (tie)<-[:ABOUT]-() } AS size
    UNION
    MATCH (focus)-[:CITES]->(tie:Paper)
    RETURN DISTINCT tie, 'paper' AS kind, COUNT { (tie)<-[:CITES]-() } AS size
  }
  WITH tie, kind, size WHERE 1 < size <= $common
  ORDER BY size, kind, tie.id LIMIT $ties
  RETURN collect({tie: tie, kind: kind, size: size}) AS shared
}
CALL (focus, shared) {
  UNWIND shared AS each
  WITH focus, each, each.tie AS tie
  CALL (tie) {
    MATCH (tie)-[:AUTHORED]->(other:Paper) RETURN other
    UNION
    MATCH (tie)<-[:ABOUT|CITES]-(other:Paper) RETURN other
  }
  WITH focus, each, other WHERE other <> focus
  WITH other, sum(1.0 / log(each.size)) AS score, collect(each) AS has
  RETURN collect({paper: other, score: score, has: has}) AS near
}
RETURN size(near) AS total, COLLECT {
  UNWIND near AS row WITH row ORDER BY row.score DESC, row.paper.id SKIP $offset LIMIT $limit
  WITH row, [each IN row.has WHERE each.kind = 'author' | each.tie] AS authors, [each IN row.has WHERE each.kind = 'topic' | each.tie] AS topics,
       [each IN row.has WHERE each.kind = 'paper' | each.tie] AS references
  RETURN {
    id: row.paper.id, score: round(row.score, 3),
    authors: {total: size(authors), rows: [tie IN authors[..$names] | {kind: 'author', id: tie.id, label: tie.name}]},
    topics: {total: size(topics), rows: [tie IN topics[..$names] | {kind: 'topic', id: tie.id, label: tie.name}]},
    references: {total: size(references), rows: [tie IN references[..$names] | {kind: 'paper', id: tie.id, label: tie.title}]}
  }
} AS papers
