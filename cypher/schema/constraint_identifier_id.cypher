// One identifier per kind of entity and text.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE CONSTRAINT identifier_id IF NOT EXISTS FOR (identifier:Identifier) REQUIRE (identifier.kind, identifier.id) IS UNIQUE
