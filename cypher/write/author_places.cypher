// The institutions that authors are affiliated with.
// params:  $ids LIST<STRING>
// returns: many rows: id STRING
// index:   author_id (constraint)
UNWIND $ids AS id
MATCH (:Author {id: id})-[:AFFILIATED_WITH]->(institution:Institution)
RETURN DISTINCT institution.id AS id
