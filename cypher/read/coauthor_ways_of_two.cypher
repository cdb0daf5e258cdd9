// Ways of two hops from one author to another: through one person who wrote with both.
// A tie's length is 1 / the sum over its joint papers of 1 / (authors - 1), halved for each ten years of age; a paper
// without a year counts as ten years old. -1 as $since is any year, '' as $through any institution.
// params:  $start STRING, $end STRING, $avoid LIST<STRING>, $since INTEGER, $through STRING, $now INTEGER, $limit INTEGER
// returns: one row: total INTEGER, ways LIST of {people LIST<STRING>, length FLOAT}, the closest first
// index:   author_id (constraint)
CALL () {
  MATCH (:Author {id: $start})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(near:Author)
  WHERE NOT near.id IN [$start, $end] AND NOT near.id IN $avoid AND ($since < 0 OR paper.year >= $since)
  WITH DISTINCT near, paper
  WITH near, 1 / sum(0.5 ^ (($now - coalesce(paper.year, $now - 10)) / 10.0) / (COUNT { (paper)<-[:AUTHORED]-() } - 1)) AS length
  RETURN near, length AS left, null AS right
  UNION ALL
  MATCH (:Author {id: $end})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(near:Author)
  WHERE NOT near.id IN [$start, $end] AND NOT near.id IN $avoid AND ($since < 0 OR paper.year >= $since)
  WITH DISTINCT near, paper
  WITH near, 1 / sum(0.5 ^ (($now - coalesce(paper.year, $now - 10)) / 10.0) / (COUNT { (paper)<-[:AUTHORED]-() } - 1)) AS length
  RETURN near, null AS left, length AS right
}
WITH near, min(left) AS left, min(right) AS right
WHERE left IS NOT NULL AND right IS NOT NULL AND ($through = '' OR EXISTS { (near)-[:AFFILIATED_WITH]->(:Institution {id: $through}) })
WITH [$start, near.id, $end] AS people, left + right AS length
WITH people, length ORDER BY length, people
WITH collect({people: people, length: length}) AS ways
RETURN size(ways) AS total, ways[..$limit] AS ways
