// Whether the graph knows of any merged identifiers.
// params:  none
// returns: one row: merges INTEGER
// index:   none (count store)
MATCH ()-[merged:MERGED_INTO]->() RETURN count(merged) AS merges
