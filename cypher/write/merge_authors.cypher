// Write authors with their properties; a property that is null is taken away.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   author_id (constraint)
UNWIND $rows AS row
MERGE (author:Author {id: row.id})
SET author += row.properties
