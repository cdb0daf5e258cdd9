// The papers that an identifier means: one has it as its own id (current), or others have it among theirs.
// params:  $identifiers LIST<STRING>, $limit INTEGER
// returns: many rows: id, current BOOLEAN, sure BOOLEAN (false where only a name on a paper led here)
// index:   paper_id, identifier_id (constraints)
UNWIND $identifiers AS asked
CALL (asked) {
  MATCH (paper:Paper {id: asked}) RETURN paper, true AS current, true AS sure
  UNION
  MATCH (:Identifier {kind: 'paper', id: asked})-[lead:IDENTIFIES|LEADS_TO]->(paper:Paper)
  RETURN paper, false AS current, type(lead) = 'IDENTIFIES' AS sure
}
RETURN DISTINCT paper.id AS id, current, sure ORDER BY current DESC, sure DESC, id LIMIT $limit
