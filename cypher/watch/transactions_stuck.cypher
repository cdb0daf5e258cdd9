// Transactions that were ended for their time or memory and run on all the same.
// params:  none
// returns: many rows: id STRING
// index:   none (the server's list of transactions)
SHOW TRANSACTIONS YIELD transactionId AS id, status WHERE status STARTS WITH 'Terminated' RETURN id
