// Record which version of the schema the graph has.
// params:  $version INTEGER
// returns: nothing
// index:   none (one node)
MERGE (schema:Schema) SET schema.version = $version
