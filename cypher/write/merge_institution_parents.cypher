// Write which institution is part of which.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   institution_id (constraint)
UNWIND $rows AS row
MATCH (child:Institution {id: row.child})
MATCH (parent:Institution {id: row.parent})
MERGE (child)-[:PART_OF]->(parent)
