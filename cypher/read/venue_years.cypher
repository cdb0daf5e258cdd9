// Papers of one venue counted by year, newest first.
// params:  $name STRING
// returns: many rows: year INTEGER or null, works
// index:   paper_venue (range)
MATCH (paper:Paper {venue: $name})
WITH coalesce(paper.year, 0) AS year, count(*) AS works ORDER BY year DESC
RETURN CASE WHEN year = 0 THEN null ELSE year END AS year, works
