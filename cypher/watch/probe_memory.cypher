// A list without end that must be ended for its memory, or for its time.
// params:  none
// returns: one row: counted INTEGER
// index:   none (nothing is read)
UNWIND range(1, 1000000000000) AS number RETURN size(collect(number)) AS counted
