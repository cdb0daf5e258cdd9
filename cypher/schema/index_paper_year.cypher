// Papers by year.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE RANGE INDEX paper_year IF NOT EXISTS FOR (paper:Paper) ON (paper.year)
