// Turn references that waited for a paper into citations of it.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   identifier_id, paper_id (constraints)
UNWIND $rows AS row
MATCH (citing:Paper)-[waiting:REFERS_TO]->(:Identifier {kind: 'paper', id: row.identifier})
MATCH (cited:Paper {id: row.id})
CALL (citing, cited, waiting) {
  WITH * WHERE citing <> cited
  MERGE (citing)-[cites:CITES]->(cited)
  SET cites.sources = COLLECT { UNWIND coalesce(cites.sources, []) + waiting.sources AS source RETURN DISTINCT source ORDER BY source }
}
DELETE waiting
