// The console's transactions that carry the name of a run.
// params:  $run STRING
// returns: many rows: status STRING
// index:   none (the server's list of transactions)
SHOW TRANSACTIONS YIELD metaData, status WHERE metaData.run = $run RETURN status
