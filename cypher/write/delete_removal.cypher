// Forget a removal, so that whoever it was may be loaded again.
// params:  $id STRING
// returns: at most one row: version INTEGER (how often the removals have changed); none where there is no such removal
// index:   none (as many nodes as removals)
MATCH (removal:Removal {id: $id})
DETACH DELETE removal
MERGE (schema:Schema)
SET schema.removals = coalesce(schema.removals, 0) + 1
RETURN schema.removals AS version
