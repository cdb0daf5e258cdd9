// Remove all but the schema's version and the mark.
// params:  none
// returns: nothing
// index:   none (all nodes)
MATCH (node) WHERE NOT node:Schema AND NOT node:PeergraphTest DETACH DELETE node
