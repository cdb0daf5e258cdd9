// Let identifiers lead to the institutions that they mean.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   institution_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (institution:Institution {id: row.id})
MERGE (identifier:Identifier {kind: 'institution', id: row.identifier})
MERGE (identifier)-[:IDENTIFIES]->(institution)
