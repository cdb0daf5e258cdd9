// The authors with most papers, the most first.
// params:  $limit INTEGER
// returns: many rows: id, name
// index:   none (looks at every author)
MATCH (author:Author)
RETURN author.id AS id, author.name AS name ORDER BY COUNT { (author)-[:AUTHORED]->() } DESC, id LIMIT $limit
