// All records that describe the given authors.
// params:  $ids LIST<STRING>
// returns: one row a author and record: entity STRING, content STRING, updated STRING, former STRING
// index:   author_id (constraint)
UNWIND $ids AS id
MATCH (author:Author {id: id})<-[:DESCRIBES]-(record:Record)
RETURN author.id AS entity, record.content AS content, record.updated AS updated, record.former AS former
