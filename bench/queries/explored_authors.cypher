// The authors with most papers, as focuses of large pictures.
// params:  $limit INTEGER
// returns: many rows: id
// index:   none (all authors)
MATCH (author:Author)
RETURN author.id AS id ORDER BY COUNT { (author)-[:AUTHORED]->() } DESC, author.id LIMIT $limit
