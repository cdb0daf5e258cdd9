// Take everything out of a graph that is there to be measured.
// params:  none
// returns: nothing
// index:   none (everything)
MATCH (node)
WHERE NOT node:Schema
DETACH DELETE node
