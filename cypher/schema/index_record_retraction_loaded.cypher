// Records by when they first said that their paper is retracted; only those of retracted papers are in it.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE RANGE INDEX record_retraction_loaded IF NOT EXISTS FOR (record:Record) ON (record.retraction_loaded)
