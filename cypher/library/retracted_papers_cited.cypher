// Retracted papers that an author's papers cite, and in which paper.
// title: Retracted papers that an author cites
// group: citations
// params: $author_id STRING, $limit INTEGER
// returns: many rows: retracted (node), citing (node), year (of the citing paper)
// index: author_id (constraint)
// needs: citations and retractions
// example: {"author_id": "orcid:0000-0002-1825-0097", "limit": 50}
MATCH (:Author {id: $author_id})-[:AUTHORED]->(citing:Paper)-[:CITES]->(retracted:Paper)
WHERE retracted.retracted
RETURN DISTINCT retracted, citing, citing.year AS year
ORDER BY year DESC, retracted.title, citing.title LIMIT $limit
