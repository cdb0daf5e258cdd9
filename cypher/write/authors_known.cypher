// The authors that any of the given identifiers means, with all identifiers of each.
// params:  $identifiers LIST<STRING>
// returns: one row an identifier and author: properties MAP, described BOOLEAN (a record of its own describes it), identifiers LIST<STRING>
// index:   author_id, identifier_id (constraints)
UNWIND $identifiers AS identifier
CALL (identifier) {
  MATCH (author:Author {id: identifier})
  RETURN author
  UNION
  MATCH (:Identifier {kind: 'author', id: identifier})-[:IDENTIFIES]->(author:Author)
  RETURN author
}
WITH DISTINCT author
RETURN author {.id, .name, .names, .orcid, .sources} AS properties,
       EXISTS { (:Record)-[:DESCRIBES]->(author) } AS described,
       COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(author) RETURN identifier.id } AS identifiers
