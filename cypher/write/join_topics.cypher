// Make one topic of two that turned out to be the same: all that leads to the old one leads to the kept one.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   topic_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (old:Topic {id: row.old})
MATCH (kept:Topic {id: row.id})
CALL (old, kept) {
  MATCH (paper:Paper)-[former:ABOUT]->(old)
  MERGE (paper)-[about:ABOUT]->(kept)
  ON CREATE SET about = properties(former)
}
CALL (old, kept) {
  MATCH (old)-[:PART_OF]->(parent:Topic)
  WHERE parent <> kept
  MERGE (kept)-[:PART_OF]->(parent)
}
CALL (old, kept) {
  MATCH (child:Topic)-[:PART_OF]->(old)
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
MERGE (former:Identifier {kind: 'topic', id: old.id})
MERGE (former)-[:IDENTIFIES]->(kept)
DETACH DELETE old
