// Who was removed from the graph at their request: digests of their identifiers.
// params:  none
// returns: many rows: id STRING, marks LIST<STRING>, key STRING (a digest that tells the key of the others)
// index:   none (as many nodes as removals)
MATCH (removal:Removal)
RETURN removal.id AS id, removal.marks AS marks, removal.key AS key
