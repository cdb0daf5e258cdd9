// Let everything that is in the graph have been loaded long ago, as if it had been there for years.
// params:  $day STRING
// returns: nothing
// index:   none (all records)
MATCH (record:Record)
SET record.loaded = $day,
    record.first_loaded = CASE WHEN record.first_loaded IS NOT NULL THEN $day END,
    record.retraction_loaded = CASE WHEN record.retraction_loaded IS NOT NULL THEN $day END
