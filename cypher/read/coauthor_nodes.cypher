// The people who wrote papers with one author, as nodes, those with the most joint papers first.
// params:  $id STRING, $limit INTEGER
// returns: rows of coauthor NODE
// index:   author_id (constraint)
MATCH (author:Author {id: $id})-[:AUTHORED]->(paper:Paper)
WITH DISTINCT author, paper
MATCH (paper)<-[:AUTHORED]-(other:Author)
WHERE other <> author
WITH other, count(DISTINCT paper) AS works
ORDER BY works DESC, other.id LIMIT $limit
RETURN other AS coauthor
