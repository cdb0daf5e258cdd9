// End one client's runs of a name.
// params:  $run STRING, $client STRING
// returns: many rows: id STRING, message STRING
// index:   none (the server's list of transactions)
SHOW TRANSACTIONS YIELD transactionId AS running, metaData
WHERE metaData.run = $run AND metaData.client = $client
TERMINATE TRANSACTIONS running YIELD transactionId, message
RETURN transactionId AS id, message
