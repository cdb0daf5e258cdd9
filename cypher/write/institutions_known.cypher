// The institutions that any of the given identifiers means, with all identifiers of each.
// params:  $identifiers LIST<STRING>
// returns: one row an identifier and institution: properties MAP, described BOOLEAN (a record of its own describes it), identifiers LIST<STRING>
// index:   institution_id, identifier_id (constraints)
UNWIND $identifiers AS identifier
CALL (identifier) {
  MATCH (institution:Institution {id: identifier})
  RETURN institution
  UNION
  MATCH (:Identifier {kind: 'institution', id: identifier})-[:IDENTIFIES]->(institution:Institution)
  RETURN institution
}
WITH DISTINCT institution
RETURN institution {.id, .name, .names, .ror, .country_code, .sources} AS properties,
       EXISTS { (:Record)-[:DESCRIBES]->(institution) } AS described,
       COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(institution) RETURN identifier.id } AS identifiers
