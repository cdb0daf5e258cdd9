// Remove what leads to authors who are removed: the records that describe them, and their identifiers.
// params:  $ids LIST<STRING>, $identifiers LIST<STRING>
// returns: nothing
// index:   author_id, identifier_id (constraints)
CALL () {
  UNWIND $identifiers AS key
  MATCH (identifier:Identifier {kind: 'author', id: key})
  DETACH DELETE identifier
}
UNWIND $ids AS id
MATCH (record:Record)-[:DESCRIBES]->(:Author {id: id})
DETACH DELETE record
