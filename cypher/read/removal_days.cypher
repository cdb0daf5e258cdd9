// The removals of the graph, the oldest first.
// params:  none
// returns: many rows: id STRING, day STRING (ISO date)
// index:   none (as many nodes as removals)
MATCH (removal:Removal)
RETURN removal.id AS id, removal.day AS day ORDER BY day, id
