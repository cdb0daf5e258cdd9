// A look at another machine that must be refused; nothing listens at that port.
// params:  none
// returns: many rows: line LIST<STRING>
// index:   none (nothing is read)
LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line
