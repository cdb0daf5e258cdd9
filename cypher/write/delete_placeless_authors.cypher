// Remove those of the authors whose only places were taken out as a removed one's, with their identifiers.
// params:  $keys LIST<STRING>
// returns: nothing
// index:   author_id, identifier_id (constraints)
UNWIND $keys AS key
CALL (key) {
  MATCH (author:Author {id: key})
  RETURN author
  UNION
  MATCH (:Identifier {kind: 'author', id: key})-[:IDENTIFIES]->(author:Author)
  RETURN author
}
WITH DISTINCT author
WHERE NOT EXISTS { (author)-[:AUTHORED]->() } AND NOT EXISTS { (author)<-[:DESCRIBES]-() }
OPTIONAL MATCH (identifier:Identifier)-[:IDENTIFIES]->(author)
DETACH DELETE identifier, author
