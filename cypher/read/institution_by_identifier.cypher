// The institutions that an identifier means: one has it as its own id (current), or others have it among theirs.
// params:  $identifiers LIST<STRING>, $limit INTEGER
// returns: many rows: id, current BOOLEAN, sure BOOLEAN (false where only a name on a paper led here)
// index:   institution_id, identifier_id (constraints)
UNWIND $identifiers AS asked
CALL (asked) {
  MATCH (institution:Institution {id: asked}) RETURN institution, true AS current, true AS sure
  UNION
  MATCH (:Identifier {kind: 'institution', id: asked})-[lead:IDENTIFIES|LEADS_TO]->(institution:Institution)
  RETURN institution, false AS current, type(lead) = 'IDENTIFIES' AS sure
}
RETURN DISTINCT institution.id AS id, current, sure ORDER BY current DESC, sure DESC, id LIMIT $limit
