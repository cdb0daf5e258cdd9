// How often papers of this graph cite one author's papers, by the year of the citing paper.
// params:  $id STRING
// returns: many rows: year INTEGER or null, works INTEGER (citations)
// index:   author_id (constraint)
MATCH (author:Author {id: $id})-[:AUTHORED]->(paper:Paper)
WITH DISTINCT paper
MATCH (paper)<-[:CITES]-(citing:Paper)
RETURN citing.year AS year, count(*) AS works
ORDER BY year DESC
