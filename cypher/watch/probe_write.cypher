// A write that must be refused in a reader's transaction.
// params:  none
// returns: nothing
// index:   none (nothing is read)
CREATE (:PeergraphAudit)
