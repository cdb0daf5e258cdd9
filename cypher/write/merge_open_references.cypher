// Keep the references to papers that the graph does not have, for the day when they are loaded.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   paper_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (citing:Paper {id: row.citing})
MERGE (identifier:Identifier {kind: 'paper', id: row.cited})
CREATE (citing)-[:REFERS_TO {sources: row.sources}]->(identifier)
