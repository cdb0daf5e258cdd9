// Write which paper cites which, where both are in the graph.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   paper_id (constraint)
UNWIND $rows AS row
MATCH (citing:Paper {id: row.citing})
MATCH (cited:Paper {id: row.cited})
WHERE citing <> cited
MERGE (citing)-[cites:CITES]->(cited)
SET cites.sources = COLLECT { UNWIND coalesce(cites.sources, []) + row.sources AS source RETURN DISTINCT source ORDER BY source }
