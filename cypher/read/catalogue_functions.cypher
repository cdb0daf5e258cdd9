// What may be called in a query here, with its signature, as the server describes it.
// params:  $names LIST<STRING>
// returns: many rows: name STRING, signature STRING, description STRING
// index:   none (the server's own list)
SHOW FUNCTIONS YIELD name, signature, description
WHERE toLower(name) IN $names
RETURN name, signature, description ORDER BY name
