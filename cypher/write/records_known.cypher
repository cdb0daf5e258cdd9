// What the graph has of the given records.
// params:  $ids LIST<STRING>
// returns: one row a record: id, digest, updated, content, former
// index:   record_id (constraint)
UNWIND $ids AS id
MATCH (record:Record {id: id})
RETURN record.id AS id, record.digest AS digest, record.updated AS updated, record.content AS content, record.former AS former
