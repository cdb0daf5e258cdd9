// The version of the schema that the graph has, none in an empty graph.
// params:  none
// returns: one row: version INTEGER
// index:   none (one node)
MATCH (schema:Schema) RETURN schema.version AS version
