// Write what was computed for papers, and when something was last computed; a measure that is null is taken away.
// params:  $rows LIST<MAP>, $now STRING
// returns: nothing
// index:   paper_id (constraint)
MATCH (schema:Schema)
SET schema.measured = $now // Also takes the lock that loaders take for each batch.
WITH count(*) AS schemas
UNWIND $rows AS row
MATCH (paper:Paper {id: row.id})
SET paper += row.measures
