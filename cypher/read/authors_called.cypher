// The authors that ids mean which are or once were theirs, with all that they are called by and the names that sources give them.
// params:  $ids LIST<STRING>
// returns: many rows: id STRING, ids LIST<STRING> (her own id first), names LIST<STRING>; none for an id of nobody
// index:   author_id, identifier_id (constraints)
UNWIND $ids AS asked
CALL (asked) {
  MATCH (author:Author {id: asked}) RETURN author
  UNION
  MATCH (:Identifier {kind: 'author', id: asked})-[:IDENTIFIES]->(author:Author) RETURN author
}
WITH DISTINCT author
RETURN author.id AS id,
       [author.id] + COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(author)
                               WHERE identifier.id <> author.id RETURN identifier.id ORDER BY identifier.id } AS ids,
       [author.name] + coalesce(author.names, []) AS names
