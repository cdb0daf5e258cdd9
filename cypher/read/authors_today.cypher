// Today's ids of the authors that ids mean which are or once were theirs.
// params:  $ids LIST<STRING>
// returns: many rows: asked STRING, id STRING; none for an id of nobody
// index:   author_id, identifier_id (constraints)
UNWIND $ids AS asked
CALL (asked) {
  MATCH (author:Author {id: asked}) RETURN author.id AS id
  UNION
  MATCH (:Identifier {kind: 'author', id: asked})-[:IDENTIFIES]->(author:Author) RETURN author.id AS id
}
RETURN asked, id
