// All records that describe the given institutions.
// params:  $ids LIST<STRING>
// returns: one row a institution and record: entity STRING, content STRING, updated STRING, former STRING
// index:   institution_id (constraint)
UNWIND $ids AS id
MATCH (institution:Institution {id: id})<-[:DESCRIBES]-(record:Record)
RETURN institution.id AS entity, record.content AS content, record.updated AS updated, record.former AS former
