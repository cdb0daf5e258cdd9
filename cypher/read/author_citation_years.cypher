// How often papers of this graph cite one author's papers, by the year of the citing paper.
// params:  $id STRING
// returns: many rows: year INTEGER or null, works INTEGER (citations)
// index:   author_id (constraint)
MATCH (author:Author {id: $id})-[:AUTHORED]->(paper:Paper)
WITH DISTINCT paper
MATCH (paper)<-[:CITES]-(citing)
// The year of each citing paper is read once, however many of the author's papers it cites.
WITH citing, count(*) AS citations
RETURN citing.year AS year, sum(citations) AS works
ORDER BY year DESC
