// Every institution with what leaves it, in the order of the ids.
// params:  none
// returns: many rows: id STRING, properties MAP, edges LIST<MAP {type, label, to, properties}>
// index:   institution_id (constraint, in its order)
MATCH (institution:Institution)
WHERE institution.id > ''
WITH institution ORDER BY institution.id
RETURN institution.id AS id, properties(institution) AS properties,
       COLLECT { MATCH (institution)-[edge]->(to) RETURN {type: type(edge), label: labels(to)[0], to: to.id, properties: properties(edge)} } AS edges
