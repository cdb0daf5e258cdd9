// People who wrote papers with one author: how many in all, how many close, and one page of these, the closest first.
// params:  $id STRING, $least_works INTEGER, $least_strength FLOAT, $offset INTEGER, $limit INTEGER
// returns: one row: total, close INTEGER, people LIST of {id, name, works, strength, last_year}
// index:   author_id (constraint)
OPTIONAL MATCH (author:Author {id: $id})-[:AUTHORED]->(paper)
WITH DISTINCT author, paper
WITH author, paper, COUNT { (paper)<-[:AUTHORED]-() } AS authors
OPTIONAL MATCH (paper)<-[:AUTHORED]-(other)
WHERE other <> author
WITH DISTINCT other, paper, authors
WITH other, count(paper) AS works, sum(CASE WHEN authors > 1 THEN 1.0 / (authors - 1) ELSE 0.0 END) AS strength, max(paper.year) AS last_year
WITH count(other) AS total,
     collect(CASE WHEN other IS NOT NULL AND works >= $least_works AND strength >= $least_strength
             THEN {other: other, works: works, strength: strength, last_year: last_year} END) AS close
RETURN total, size(close) AS close, COLLECT {
  UNWIND close AS row
  WITH row.other AS other, row ORDER BY row.strength DESC, row.works DESC, other.id SKIP $offset LIMIT $limit
  RETURN other {.id, .name, works: row.works, strength: round(row.strength, 3), last_year: row.last_year}
} AS people
