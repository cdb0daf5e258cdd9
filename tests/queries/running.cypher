// Transactions of one run.
// params:  $run STRING
// returns: many rows: id STRING
// index:   none (the server's list of transactions)
SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.run = $run RETURN id
