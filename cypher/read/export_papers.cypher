// Every paper with what leaves it, in the order of the ids.
// params:  none
// returns: many rows: id STRING, properties MAP, edges LIST<MAP {type, label, to, properties}>
// index:   paper_id (constraint, in its order)
MATCH (paper:Paper)
WHERE paper.id > ''
WITH paper ORDER BY paper.id
RETURN paper.id AS id, properties(paper) AS properties,
       COLLECT { MATCH (paper)-[edge]->(to) RETURN {type: type(edge), label: labels(to)[0], to: to.id, properties: properties(edge)} } AS edges
