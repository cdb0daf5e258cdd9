// Write topics with their properties; a property that is null is taken away.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   topic_id (constraint)
UNWIND $rows AS row
MERGE (topic:Topic {id: row.id})
SET topic += row.properties
