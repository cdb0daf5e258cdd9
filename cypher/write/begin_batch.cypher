// Hold the graph for one batch, so that two loaders take turns; say who wrote last, and what the graph has not.
// params:  $run STRING
// returns: one row: alone BOOLEAN (the same run wrote last), empty BOOLEAN, merges BOOLEAN, identifiers BOOLEAN, removals INTEGER (how often they have changed)
// index:   none (one node, count store)
MERGE (schema:Schema)
REMOVE schema.waiting // Takes the lock: only then is who wrote last certain.
WITH schema, schema.loading AS last
SET schema.loading = $run
RETURN coalesce(last = $run, false) AS alone,
       COUNT { (:Record) } + COUNT { (:Paper) } + COUNT { (:Author) } + COUNT { (:Topic) } + COUNT { (:Institution) } + COUNT { (:Identifier) } = 0 AS empty,
       COUNT { ()-[:MERGED_INTO]->() } > 0 AS merges,
       COUNT { (:Identifier) } > 0 AS identifiers,
       coalesce(schema.removals, 0) AS removals
