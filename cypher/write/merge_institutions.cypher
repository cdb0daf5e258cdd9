// Write institutions with their properties; a property that is null is taken away.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   institution_id (constraint)
UNWIND $rows AS row
MERGE (institution:Institution {id: row.id})
SET institution += row.properties
