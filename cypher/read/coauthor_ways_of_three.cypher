// Ways of three hops from one author to another: through a paper by a co-author of the one and a co-author of the other.
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
  MATCH (near)-[:AUTHORED]->(paper:Paper)
  WHERE $since < 0 OR paper.year >= $since
  RETURN DISTINCT paper, {near: near, length: length, at: at} AS end, true AS is_left
  UNION ALL
  MATCH (:Author {id: $end})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(near:Author)
  WHERE NOT near.id IN [$start, $end] AND NOT near.id IN $avoid AND ($since < 0 OR paper.year >= $since)
  WITH DISTINCT near, paper
  WITH near, 1 / sum(0.5 ^ (($now - coalesce(paper.year, $now - 10)) / 10.0) / (COUNT { (paper)<-[:AUTHORED]-() } - 1)) AS length
  WITH near, length, $through = '' OR EXISTS { (near)-[:AFFILIATED_WITH]->(:Institution {id: $through}) } AS at
  MATCH (near)-[:AUTHORED]->(paper:Paper)
  WHERE $since < 0 OR paper.year >= $since
  RETURN DISTINCT paper, {near: near, length: length, at: at} AS end, false AS is_left
}
WITH paper, collect(CASE WHEN is_left THEN end END) AS lefts, collect(CASE WHEN NOT is_left THEN end END) AS rights
WHERE size(lefts) > 0 AND size(rights) > 0 AND COUNT { (paper)<-[:AUTHORED]-() } > 1
WITH lefts, rights, 0.5 ^ (($now - coalesce(paper.year, $now - 10)) / 10.0) / (COUNT { (paper)<-[:AUTHORED]-() } - 1) AS weight
UNWIND lefts AS left
UNWIND rights AS right
WITH left, right, weight WHERE left.near <> right.near AND (left.at OR right.at)
WITH left, right, sum(weight) AS strength
WITH [$start, left.near.id, right.near.id, $end] AS people, left.length + 1 / strength + right.length AS length
WITH people, length ORDER BY length, people
WITH collect({people: people, length: length}) AS ways
RETURN size(ways) AS total, ways[..$limit] AS ways
