// Make one paper of two that turned out to be the same: all that leads to the old one leads to the kept one.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   paper_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (old:Paper {id: row.old})
MATCH (kept:Paper {id: row.id})
CALL (old, kept) {
  MATCH (citing:Paper)-[former:CITES]->(old)
  WHERE citing <> kept
  MERGE (citing)-[cites:CITES]->(kept)
  SET cites.sources = COLLECT { UNWIND coalesce(cites.sources, []) + former.sources AS source RETURN DISTINCT source ORDER BY source }
}
CALL (old, kept) {
  MATCH (record:Record)-[:DESCRIBES]->(old)
  MERGE (record)-[:DESCRIBES]->(kept)
}
CALL (old, kept) {
  MATCH (identifier:Identifier)-[:IDENTIFIES]->(old)
  MERGE (identifier)-[:IDENTIFIES]->(kept)
}
MERGE (former:Identifier {kind: 'paper', id: old.id})
MERGE (former)-[:IDENTIFIES]->(kept)
DETACH DELETE old
