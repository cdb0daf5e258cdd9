// Take some of the nodes out of a test database, but its marker and the schema's version.
// params:  none
// returns: one row: deleted INTEGER
// index:   none (everything)
MATCH (node)
WHERE NOT node:PeergraphTest AND NOT node:Schema
WITH node LIMIT 5000
DETACH DELETE node
RETURN count(*) AS deleted
