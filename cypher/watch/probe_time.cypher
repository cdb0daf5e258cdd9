// Work without end that must be ended.
// params:  none
// returns: one row: counted INTEGER
// index:   none (nothing is read)
UNWIND range(1, 1000000000000) AS number WITH number WHERE number < 0 RETURN count(number) AS counted
