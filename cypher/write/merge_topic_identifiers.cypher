// Let identifiers lead to the topics that they mean.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   topic_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (topic:Topic {id: row.id})
MERGE (identifier:Identifier {kind: 'topic', id: row.identifier})
MERGE (identifier)-[:IDENTIFIES]->(topic)
