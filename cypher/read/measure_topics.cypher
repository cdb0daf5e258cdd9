// Every topic with its kind and the fields that it is, or is part of: what a paper's measures need of its topics.
// params:  none
// returns: many rows: id STRING, kind STRING, fields LIST<STRING>
// index:   none (scan of all topics, once a run)
MATCH (topic:Topic)
RETURN topic.id AS id, topic.kind AS kind,
       COLLECT { MATCH (topic)-[:PART_OF*0..3]->(field:Topic {kind: 'field'}) WITH DISTINCT field RETURN field.id ORDER BY field.id } AS fields
