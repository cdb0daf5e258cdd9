// Does the database answer?
// params:  none
// returns: one row: answers BOOLEAN, always true
// index:   none (nothing is read)
RETURN true AS answers
