// Hold the graph for one batch, so that two loaders take turns.
// params:  $run STRING
// returns: nothing
// index:   none (one node)
MERGE (schema:Schema)
SET schema.loading = $run
