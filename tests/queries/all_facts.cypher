// All facts in a small graph, of nodes and of relationships.
// params:  none
// returns: many rows: facts
// index:   none (the whole of a small graph)
MATCH (n) RETURN properties(n) AS facts
UNION ALL
MATCH ()-[r]->() RETURN properties(r) AS facts
