// Ways of four hops from one author to another, one for each person in the middle: the closest through her.
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
  WITH near, length, $through = '' OR EXISTS { (near)-[:AFFILIATED_WITH]->(:Institution {id: $through}) } AS at
  MATCH (near)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(middle:Author)
  WHERE middle <> near AND NOT middle.id IN [$start, $end] AND NOT middle.id IN $avoid
    AND ($since < 0 OR paper.year >= $since)
  WITH DISTINCT near, length, at, middle, paper
  WITH near, length, at, middle, 1 / sum(0.5 ^ (($now - coalesce(paper.year, $now - 10)) / 10.0) / (COUNT { (paper)<-[:AUTHORED]-() } - 1)) AS further
  RETURN middle, [length + further, near.id] AS end, at, true AS is_left
  UNION ALL
  MATCH (:Author {id: $end})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(near:Author)
  WHERE NOT near.id IN [$start, $end] AND NOT near.id IN $avoid AND ($since < 0 OR paper.year >= $since)
  WITH DISTINCT near, paper
  WITH near, 1 / sum(0.5 ^ (($now - coalesce(paper.year, $now - 10)) / 10.0) / (COUNT { (paper)<-[:AUTHORED]-() } - 1)) AS length
  WITH near, length, $through = '' OR EXISTS { (near)-[:AFFILIATED_WITH]->(:Institution {id: $through}) } AS at
  MATCH (near)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(middle:Author)
  WHERE middle <> near AND NOT middle.id IN [$start, $end] AND NOT middle.id IN $avoid
    AND ($since < 0 OR paper.year >= $since)
  WITH DISTINCT near, length, at, middle, paper
  WITH near, length, at, middle, 1 / sum(0.5 ^ (($now - coalesce(paper.year, $now - 10)) / 10.0) / (COUNT { (paper)<-[:AUTHORED]-() } - 1)) AS further
  RETURN middle, [length + further, near.id] AS end, at, false AS is_left
}
WITH middle, min(CASE WHEN is_left THEN end END) AS left, min(CASE WHEN is_left AND at THEN end END) AS left_at,
     min(CASE WHEN NOT is_left THEN end END) AS right, min(CASE WHEN NOT is_left AND at THEN end END) AS right_at
WHERE left IS NOT NULL AND right IS NOT NULL
WITH middle, left, left_at, right, right_at, $through = '' OR EXISTS { (middle)-[:AFFILIATED_WITH]->(:Institution {id: $through}) } AS at
UNWIND [[left, right, at], [left_at, right, true], [left, right_at, true]] AS pair
WITH middle, pair
WHERE pair[2] AND pair[0] IS NOT NULL AND pair[1] IS NOT NULL AND pair[0][1] <> pair[1][1]
WITH middle, min([pair[0][0] + pair[1][0], pair[0][1], pair[1][1]]) AS best
WITH [$start, best[1], middle.id, best[2], $end] AS people, best[0] AS length
WITH people, length ORDER BY length, people
WITH collect({people: people, length: length}) AS ways
RETURN size(ways) AS total, ways[..$limit] AS ways
