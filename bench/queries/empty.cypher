// Take some of the nodes out of a graph that is there to be measured.
// params:  none
// returns: one row: deleted INTEGER
// index:   none (everything)
MATCH (node)
WHERE NOT node:Schema
WITH node LIMIT 5000
DETACH DELETE node
RETURN count(*) AS deleted
