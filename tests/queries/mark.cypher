// Mark a database as one that tests may empty.
// params:  none
// returns: nothing
// index:   none (one node)
MERGE (:PeergraphTest)
