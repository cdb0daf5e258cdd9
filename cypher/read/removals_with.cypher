// How many removals have one of the given digests of an identifier.
// params:  $marks LIST<STRING>
// returns: one row: count INTEGER
// index:   none (as many nodes as removals)
MATCH (removal:Removal)
WHERE any(mark IN $marks WHERE mark IN removal.marks)
RETURN count(removal) AS count
