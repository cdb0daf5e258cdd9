// Papers by venue.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE RANGE INDEX paper_venue IF NOT EXISTS FOR (paper:Paper) ON (paper.venue)
