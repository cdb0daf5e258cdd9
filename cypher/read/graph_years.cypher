// All papers counted by year.
// params:  none
// returns: many rows: year INTEGER, works
// index:   paper_year (range)
MATCH (paper:Paper) WHERE paper.year IS NOT NULL
RETURN paper.year AS year, count(*) AS works
