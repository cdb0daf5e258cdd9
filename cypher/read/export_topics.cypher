// Every topic with what leaves it, in the order of the ids.
// params:  none
// returns: many rows: id STRING, properties MAP, edges LIST<MAP {type, label, to, properties}>
// index:   topic_id (constraint, in its order)
MATCH (topic:Topic)
WHERE topic.id > ''
WITH topic ORDER BY topic.id
RETURN topic.id AS id, properties(topic) AS properties,
       COLLECT { MATCH (topic)-[edge]->(to) RETURN {type: type(edge), label: labels(to)[0], to: to.id, properties: properties(edge)} } AS edges
