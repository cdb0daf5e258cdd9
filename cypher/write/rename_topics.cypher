// Give topics a better id; the old one leads to them from now on.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   topic_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (topic:Topic {id: row.old})
SET topic.id = row.id
MERGE (former:Identifier {kind: 'topic', id: row.old})
MERGE (former)-[:IDENTIFIES]->(topic)
WITH topic
MATCH (own:Identifier {kind: 'topic', id: topic.id})-[identifies:IDENTIFIES]->(topic)
DELETE identifies
