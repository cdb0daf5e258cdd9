// What readers' queries do at this moment.
// params:  none
// returns: many rows: id STRING, run STRING, milliseconds INTEGER, bytes INTEGER
// index:   none (the server's list of transactions)
SHOW TRANSACTIONS YIELD transactionId AS id, metaData, elapsedTime, estimatedUsedHeapMemory
WHERE metaData.query = 'console'
RETURN id, metaData.run AS run, elapsedTime.milliseconds AS milliseconds, coalesce(estimatedUsedHeapMemory, 0) AS bytes
