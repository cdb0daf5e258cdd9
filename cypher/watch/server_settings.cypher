// The server's settings of some names.
// params:  $names LIST<STRING>
// returns: many rows: name STRING, value STRING
// index:   none (the server's list of settings)
SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value
