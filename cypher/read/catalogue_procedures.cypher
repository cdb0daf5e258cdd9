// Which procedures may be called in a query here, with their signatures, as the server describes them.
// params:  $names LIST<STRING>
// returns: many rows: name STRING, signature STRING, description STRING
// index:   none (the server's own list)
SHOW PROCEDURES YIELD name, signature, description
WHERE toLower(name) IN $names
RETURN name, signature, description ORDER BY name
