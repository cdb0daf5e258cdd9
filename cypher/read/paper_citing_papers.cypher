// Papers that cite one paper, newest first: one page of their ids.
// params:  $id STRING, $offset INTEGER, $limit INTEGER
// returns: many rows: id
// index:   paper_id (constraint)
MATCH (:Paper {id: $id})<-[:CITES]-(citing:Paper)
WITH citing ORDER BY coalesce(citing.year, 0) DESC, citing.title, citing.id SKIP $offset LIMIT $limit
RETURN citing.id AS id
