// How far the graph has been loaded: the end of its first load and of its newest, the begin of the oldest under way, and
// whether a load since a time has brought or changed anything.
// params:  $since STRING, $alive STRING
// returns: one row: first, newest, running STRING or null, runs INTEGER, changed BOOLEAN
// index:   none (a handful of nodes)
MATCH (run:Run)
RETURN count(run) AS runs,
       min(CASE WHEN run.status = 'finished' THEN toString(run.finished) END) AS first,
       max(toString(run.finished)) AS newest,
       min(CASE WHEN run.status = 'running' AND toString(run.started) > $alive THEN toString(run.started) END) AS running,
       coalesce(max(CASE WHEN toString(run.finished) > $since AND run.new + run.changed > 0 THEN 1 ELSE 0 END), 0) = 1 AS changed
