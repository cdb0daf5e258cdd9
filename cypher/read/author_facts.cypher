// One author with her identifiers and counts; works and listed works count each paper once.
// params:  $id STRING
// returns: at most one row: id, name, names, identifiers LIST<STRING>, works, listed
// index:   author_id (constraint)
MATCH (author:Author {id: $id})
CALL (author) {
  OPTIONAL MATCH (author)-[authored:AUTHORED]->(paper)
  RETURN count(DISTINCT paper) AS works, count(DISTINCT CASE WHEN authored.listed THEN paper END) AS listed
}
RETURN author.id AS id, author.name AS name, coalesce(author.names, []) AS names,
       COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(author) RETURN identifier.id ORDER BY identifier.id } AS identifiers,
       works, listed
