// Write papers with their properties; a property that is null is taken away.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   paper_id (constraint)
UNWIND $rows AS row
MERGE (paper:Paper {id: row.id})
SET paper += row.properties
