// Wait until every index has been filled and answers.
// params:  $seconds INTEGER
// returns: nothing
// index:   none (procedure)
CALL db.awaitIndexes($seconds)
