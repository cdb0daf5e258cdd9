// Papers that one paper cites, newest first: one page of their ids.
// params:  $id STRING, $offset INTEGER, $limit INTEGER
// returns: many rows: id
// index:   paper_id (constraint)
MATCH (:Paper {id: $id})-[:CITES]->(cited:Paper)
WITH cited ORDER BY coalesce(cited.year, 0) DESC, cited.title, cited.id SKIP $offset LIMIT $limit
RETURN cited.id AS id
