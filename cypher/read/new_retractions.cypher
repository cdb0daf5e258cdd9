// Papers of which it became known after a time that they are retracted: a source says so since then, or they came with it.
// params:  $since STRING, $looked_at INTEGER, $most INTEGER
// returns: many rows: id, loaded STRING (when it became known), the newest first
// index:   record_retraction_loaded, record_first_loaded
CALL () {
  MATCH (record:Record) WHERE record.retraction_loaded > $since
  MATCH (record)-[:DESCRIBES]->(paper:Paper)
  RETURN paper, record.retraction_loaded AS loaded
  UNION
  MATCH (record:Record) WHERE record.first_loaded > $since
  WITH record ORDER BY record.first_loaded DESC LIMIT $looked_at
  MATCH (record)-[:DESCRIBES]->(paper:Paper)
  WHERE paper.retracted = true
  // Put into a list, so that no text of a record is read before it is known that its paper is retracted.
  WITH collect({record: record, paper: paper}) AS retracted
  UNWIND retracted AS each
  WITH each.record AS record, each.paper AS paper
  WHERE record.content CONTAINS '"retracted":true'
  RETURN paper, record.first_loaded AS loaded
}
WITH paper, min(loaded) AS loaded
WHERE paper.retracted = true AND NOT EXISTS {
  MATCH (other:Record)-[:DESCRIBES]->(paper)
  WHERE other.content CONTAINS '"retracted":true' AND coalesce(other.retraction_loaded, other.first_loaded, '') <= $since
}
RETURN paper.id AS id, loaded ORDER BY loaded DESC, id LIMIT $most
