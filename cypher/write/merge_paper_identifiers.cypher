// Let identifiers lead to the papers that they mean.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   paper_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (paper:Paper {id: row.id})
MERGE (identifier:Identifier {kind: 'paper', id: row.identifier})
MERGE (identifier)-[:IDENTIFIES]->(paper)
