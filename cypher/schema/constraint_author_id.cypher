// One author per id.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE CONSTRAINT author_id IF NOT EXISTS FOR (author:Author) REQUIRE author.id IS UNIQUE
