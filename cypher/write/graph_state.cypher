// What kinds of loose ends the graph has, to leave out the look-ups for those that it has not.
// params:  none
// returns: one row: merges INTEGER, references INTEGER, identifiers INTEGER
// index:   none (count store)
RETURN COUNT { ()-[:MERGED_INTO]->() } AS merges,
       COUNT { ()-[:REFERS_TO]->() } AS references,
       COUNT { (:Identifier) } AS identifiers
