// Records by when they were first loaded: what is new since a day.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE RANGE INDEX record_first_loaded IF NOT EXISTS FOR (record:Record) ON (record.first_loaded)
