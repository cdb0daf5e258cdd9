// Give institutions a better id; the old one leads to them from now on.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   institution_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (institution:Institution {id: row.old})
SET institution.id = row.id
MERGE (former:Identifier {kind: 'institution', id: row.old})
MERGE (former)-[:IDENTIFIES]->(institution)
WITH institution
MATCH (own:Identifier {kind: 'institution', id: institution.id})-[identifies:IDENTIFIES]->(institution)
DELETE identifies
