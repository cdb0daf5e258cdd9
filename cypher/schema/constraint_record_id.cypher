// One record per source and source's id.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE CONSTRAINT record_id IF NOT EXISTS FOR (record:Record) REQUIRE record.id IS UNIQUE
