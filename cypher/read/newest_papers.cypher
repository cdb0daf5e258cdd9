// The newest papers of the graph.
// params:  $limit INTEGER
// returns: many rows: id
// index:   paper_year (years, read backwards)
MATCH (paper:Paper) WHERE paper.year > 0
RETURN paper.id AS id ORDER BY paper.year DESC LIMIT $limit
