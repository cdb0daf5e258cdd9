// Record a run of a loader: what it read, when, and how it went.
// params:  $id STRING, $properties MAP
// returns: nothing
// index:   run_id (constraint)
MERGE (run:Run {id: $id})
SET run += $properties
