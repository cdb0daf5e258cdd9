// Every source's record and what it describes, without when and from which file it was loaded, in the order of the ids.
// params:  none
// returns: many rows: id STRING, properties MAP, edges LIST<MAP {type, label, to, properties}>
// index:   record_id (constraint, in its order)
MATCH (record:Record)
WHERE record.id > ''
WITH record ORDER BY record.id
RETURN record.id AS id, record {.kind, .source, .source_id, .digest, .former} AS properties,
       COLLECT { MATCH (record)-[edge]->(to) RETURN {type: type(edge), label: labels(to)[0], to: to.id, properties: properties(edge)} } AS edges
