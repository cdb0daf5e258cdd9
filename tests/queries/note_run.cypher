// Record a run of a loader at a time.
// params:  $id STRING, $properties MAP
// returns: nothing
// index:   run_id (constraint)
MERGE (run:Run {id: $id})
SET run += $properties
