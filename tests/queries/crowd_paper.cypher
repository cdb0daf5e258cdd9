// The paper with most authors.
// params:  none
// returns: one row: id
// index:   none (all papers)
MATCH (paper:Paper)
RETURN paper.id AS id ORDER BY COUNT { (paper)<-[:AUTHORED]-() } DESC LIMIT 1
