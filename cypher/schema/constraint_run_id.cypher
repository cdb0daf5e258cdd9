// One run per id.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE CONSTRAINT run_id IF NOT EXISTS FOR (run:Run) REQUIRE run.id IS UNIQUE
