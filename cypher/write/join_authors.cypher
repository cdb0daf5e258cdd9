// Make one author of two that turned out to be the same: all that leads to the old one leads to the kept one.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   author_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (old:Author {id: row.old})
MATCH (kept:Author {id: row.id})
CALL (old, kept) {
  MATCH (old)-[former:AUTHORED]->(paper:Paper)
  CREATE (kept)-[authored:AUTHORED]->(paper)
  SET authored = properties(former)
}
CALL (old, kept) {
  MATCH (identifier:Identifier)-[:LEADS_TO]->(old)
  MERGE (identifier)-[:LEADS_TO]->(kept)
}
CALL (old, kept) {
  MATCH (old)-[former:AFFILIATED_WITH]->(institution:Institution)
  MERGE (kept)-[affiliated:AFFILIATED_WITH]->(institution)
  SET affiliated.from_year = CASE WHEN affiliated.from_year <= former.from_year THEN affiliated.from_year ELSE coalesce(former.from_year, affiliated.from_year) END,
      affiliated.to_year = CASE WHEN affiliated.to_year >= former.to_year THEN affiliated.to_year ELSE coalesce(former.to_year, affiliated.to_year) END,
      affiliated.sources = COLLECT { UNWIND coalesce(affiliated.sources, []) + former.sources AS source RETURN DISTINCT source ORDER BY source }
}
CALL (old, kept) {
  MATCH (record:Record)-[:DESCRIBES]->(old)
  MERGE (record)-[:DESCRIBES]->(kept)
}
CALL (old, kept) {
  MATCH (identifier:Identifier)-[:IDENTIFIES]->(old)
  MERGE (identifier)-[:IDENTIFIES]->(kept)
}
MERGE (former:Identifier {kind: 'author', id: old.id})
MERGE (former)-[:IDENTIFIES]->(kept)
DETACH DELETE old
