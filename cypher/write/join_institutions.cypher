// Make one institution of two that turned out to be the same: all that leads to the old one leads to the kept one.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   institution_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (old:Institution {id: row.old})
MATCH (kept:Institution {id: row.id})
CALL (old, kept) {
  MATCH (author:Author)-[former:AFFILIATED_WITH]->(old)
  MERGE (author)-[affiliated:AFFILIATED_WITH]->(kept)
  SET affiliated.from_year = CASE WHEN affiliated.from_year <= former.from_year THEN affiliated.from_year ELSE coalesce(former.from_year, affiliated.from_year) END,
      affiliated.to_year = CASE WHEN affiliated.to_year >= former.to_year THEN affiliated.to_year ELSE coalesce(former.to_year, affiliated.to_year) END,
      affiliated.sources = COLLECT { UNWIND coalesce(affiliated.sources, []) + former.sources AS source RETURN DISTINCT source ORDER BY source }
}
CALL (old, kept) {
  MATCH (old)-[:PART_OF]->(parent:Institution)
  WHERE parent <> kept
  MERGE (kept)-[:PART_OF]->(parent)
}
CALL (old, kept) {
  MATCH (child:Institution)-[:PART_OF]->(old)
  WHERE child <> kept
  MERGE (child)-[:PART_OF]->(kept)
}
CALL (old, kept) {
  MATCH (record:Record)-[:DESCRIBES]->(old)
  MERGE (record)-[:DESCRIBES]->(kept)
}
CALL (old, kept) {
  MATCH (identifier:Identifier)-[:IDENTIFIES]->(old)
  MERGE (identifier)-[:IDENTIFIES]->(kept)
}
MERGE (former:Identifier {kind: 'institution', id: old.id})
MERGE (former)-[:IDENTIFIES]->(kept)
DETACH DELETE old
