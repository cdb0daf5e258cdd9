// Every identifier and what it leads to, in their order.
// params:  none
// returns: many rows: id STRING, properties MAP, edges LIST<MAP {type, label, to, properties}>
// index:   identifier_id (constraint, in its order)
MATCH (identifier:Identifier)
WHERE identifier.kind > '' AND identifier.id > ''
WITH identifier ORDER BY identifier.kind, identifier.id
RETURN identifier.id AS id, properties(identifier) AS properties,
       COLLECT { MATCH (identifier)-[edge]->(to) RETURN {type: type(edge), label: labels(to)[0], to: to.id, properties: properties(edge)} } AS edges
