// The topics that any of the given identifiers means, with all identifiers of each.
// params:  $identifiers LIST<STRING>
// returns: one row an identifier and topic: properties MAP, described BOOLEAN (a record of its own describes it), identifiers LIST<STRING>
// index:   topic_id, identifier_id (constraints)
UNWIND $identifiers AS identifier
CALL (identifier) {
  MATCH (topic:Topic {id: identifier})
  RETURN topic
  UNION
  MATCH (:Identifier {kind: 'topic', id: identifier})-[:IDENTIFIES]->(topic:Topic)
  RETURN topic
}
WITH DISTINCT topic
RETURN topic {.id, .name, .names, .kind, .sources} AS properties,
       EXISTS { (:Record)-[:DESCRIBES]->(topic) } AS described,
       COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(topic) RETURN identifier.id } AS identifiers
