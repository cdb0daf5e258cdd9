// The memory that all transactions of the server may hold together.
// params:  none
// returns: one row: bytes FLOAT
// index:   none (the server's list of settings)
SHOW SETTINGS YIELD name, value WHERE name = 'dbms.memory.transaction.total.max'
RETURN toFloat(left(value, size(value) - 3)) * CASE right(value, 3) WHEN 'GiB' THEN 1073741824 WHEN 'MiB' THEN 1048576 ELSE 1024 END AS bytes
