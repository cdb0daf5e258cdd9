// Write which topic is part of which.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   topic_id (constraint)
UNWIND $rows AS row
MATCH (child:Topic {id: row.child})
MATCH (parent:Topic {id: row.parent})
MERGE (child)-[:PART_OF]->(parent)
