// A look at a file that must be refused.
// params:  none
// returns: many rows: line LIST<STRING>
// index:   none (nothing is read)
LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line
