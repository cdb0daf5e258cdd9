// The authors with three papers or more, of whom some are drawn by lot.
// params:  none
// returns: many rows: id
// index:   none (all authors)
MATCH (author:Author)
WHERE COUNT { (author)-[:AUTHORED]->() } >= 3
RETURN author.id AS id ORDER BY id
