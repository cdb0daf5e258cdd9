// Keep who may not be loaded any more: more digests of a removal's identifiers; every loader reads them anew.
// params:  $rows LIST<MAP>, $key STRING, $day STRING
// returns: one row: version INTEGER (how often the removals have changed)
// index:   none (as many nodes as removals)
UNWIND $rows AS row
MERGE (removal:Removal {id: row.id})
ON CREATE SET removal.day = $day, removal.key = $key, removal.marks = []
SET removal.marks = COLLECT { UNWIND removal.marks + row.marks AS mark RETURN DISTINCT mark ORDER BY mark }
WITH count(*) AS changed
MERGE (schema:Schema)
SET schema.removals = coalesce(schema.removals, 0) + 1
RETURN schema.removals AS version
