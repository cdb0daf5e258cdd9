// What the state of the data is told by: the runs that may have changed something, and the counts that the database keeps.
// params:  none
// returns: one row: runs LIST of {id, new, changed, finished}, counts LIST of INTEGER, measured STRING (when measures were last written)
// index:   none (a handful of nodes; the counts are kept by the database)
RETURN COLLECT {
  MATCH (run:Run) WHERE coalesce(run.status, '') <> 'finished' OR run.new > 0 OR run.changed > 0
  RETURN {id: run.id, new: run.new, changed: run.changed, finished: toString(run.finished)} ORDER BY run.id
} AS runs, [
  COUNT { (:Paper) }, COUNT { (:Author) }, COUNT { (:Topic) }, COUNT { (:Institution) }, COUNT { ()-[:AUTHORED]->() },
  COUNT { ()-[:ABOUT]->() }, COUNT { ()-[:AFFILIATED_WITH]->() }, COUNT { ()-[:CITES]->() }
] AS counts, head(COLLECT { MATCH (schema:Schema) RETURN schema.measured }) AS measured
