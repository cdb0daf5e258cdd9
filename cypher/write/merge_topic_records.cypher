// Write what sources say of topics, each record beside the topic that it describes.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   record_id, topic_id (constraints)
UNWIND $rows AS row
MATCH (topic:Topic {id: row.entity})
MERGE (record:Record {id: row.id})
SET record += row.properties
MERGE (record)-[:DESCRIBES]->(topic)
