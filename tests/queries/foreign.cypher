// Whether a database holds anything, and was never marked as one for tests.
// params:  none
// returns: one row: foreign BOOLEAN
// index:   none (counts)
RETURN EXISTS { MATCH () } AND NOT EXISTS { MATCH (:PeergraphTest) } AS foreign
