// One paper per id.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE CONSTRAINT paper_id IF NOT EXISTS FOR (paper:Paper) REQUIRE paper.id IS UNIQUE
