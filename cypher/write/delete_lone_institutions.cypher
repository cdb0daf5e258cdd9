// Remove those of the institutions of which nothing tells any more: no author, no record, no other institution.
// params:  $keys LIST<STRING>
// returns: nothing
// index:   institution_id, identifier_id (constraints)
UNWIND $keys AS key
CALL (key) {
  MATCH (institution:Institution {id: key})
  RETURN institution
  UNION
  MATCH (:Identifier {kind: 'institution', id: key})-[:IDENTIFIES]->(institution:Institution)
  RETURN institution
}
WITH DISTINCT institution
WHERE NOT EXISTS { (institution)<-[:AFFILIATED_WITH|DESCRIBES|PART_OF]-() }
OPTIONAL MATCH (identifier:Identifier)-[:IDENTIFIES]->(institution)
DETACH DELETE identifier, institution
