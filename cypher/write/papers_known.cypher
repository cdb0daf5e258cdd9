// The papers that any of the given identifiers means, with all identifiers of each.
// params:  $identifiers LIST<STRING>
// returns: one row an identifier and paper: properties MAP, described BOOLEAN (a record of its own describes it), identifiers LIST<STRING>
// index:   paper_id, identifier_id (constraints)
UNWIND $identifiers AS identifier
CALL (identifier) {
  MATCH (paper:Paper {id: identifier})
  RETURN paper
  UNION
  MATCH (:Identifier {kind: 'paper', id: identifier})-[:IDENTIFIES]->(paper:Paper)
  RETURN paper
}
WITH DISTINCT paper
RETURN paper {.id} AS properties,
       EXISTS { (:Record)-[:DESCRIBES]->(paper) } AS described,
       COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(paper) RETURN identifier.id } AS identifiers
