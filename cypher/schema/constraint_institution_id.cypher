// One institution per id.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE CONSTRAINT institution_id IF NOT EXISTS FOR (institution:Institution) REQUIRE institution.id IS UNIQUE
