// Write which paper is about which topic.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   paper_id, topic_id (constraints)
UNWIND $rows AS row
MATCH (paper:Paper {id: row.paper})
MATCH (topic:Topic {id: row.topic})
CREATE (paper)-[about:ABOUT]->(topic)
SET about = row.properties
