// The loaders' runs, the newest first.
// params:  $limit INTEGER
// returns: many rows: run {id, source, files, started, finished}
// index:   none (a handful of nodes)
MATCH (run:Run)
WITH run ORDER BY run.started DESC LIMIT $limit
RETURN run {.id, .source, files: coalesce(run.files, []), started: toString(run.started), finished: toString(run.finished)} AS run
