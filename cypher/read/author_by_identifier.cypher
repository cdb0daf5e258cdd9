// The authors that an identifier means: one has it as its own id (current), or others have it among theirs.
// params:  $identifiers LIST<STRING>, $limit INTEGER
// returns: many rows: id, current BOOLEAN, sure BOOLEAN (false where only a name on a paper led here)
// index:   author_id, identifier_id (constraints)
UNWIND $identifiers AS asked
CALL (asked) {
  MATCH (author:Author {id: asked}) RETURN author, true AS current, true AS sure
  UNION
  MATCH (:Identifier {kind: 'author', id: asked})-[lead:IDENTIFIES|LEADS_TO]->(author:Author)
  RETURN author, false AS current, type(lead) = 'IDENTIFIES' AS sure
}
RETURN DISTINCT author.id AS id, current, sure ORDER BY current DESC, sure DESC, id LIMIT $limit
