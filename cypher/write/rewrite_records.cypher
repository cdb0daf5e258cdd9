// Let records say something else; when and by which run they were loaded stays as it is.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   record_id (constraint)
UNWIND $rows AS row
MATCH (record:Record {id: row.id})
SET record.content = row.content, record.digest = row.digest, record.former = row.former
