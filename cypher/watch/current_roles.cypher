// The user that we are, and its roles; Community knows none.
// params:  none
// returns: one row: user STRING, roles LIST<STRING>
// index:   none (the server's list of users)
SHOW CURRENT USER YIELD user, roles RETURN user, roles
