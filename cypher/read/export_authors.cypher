// Every author with what leaves it, in the order of the ids.
// params:  none
// returns: many rows: id STRING, properties MAP, edges LIST<MAP {type, label, to, properties}>
// index:   author_id (constraint, in its order)
MATCH (author:Author)
WHERE author.id > ''
WITH author ORDER BY author.id
RETURN author.id AS id, properties(author) AS properties,
       COLLECT { MATCH (author)-[edge]->(to) RETURN {type: type(edge), label: labels(to)[0], to: to.id, properties: properties(edge)} } AS edges
