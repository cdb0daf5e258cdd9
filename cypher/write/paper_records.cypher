// All records that describe the given papers.
// params:  $ids LIST<STRING>
// returns: one row a paper and record: entity STRING, content STRING, updated STRING, former STRING
// index:   paper_id (constraint)
UNWIND $ids AS id
MATCH (paper:Paper {id: id})<-[:DESCRIBES]-(record:Record)
RETURN paper.id AS entity, record.content AS content, record.updated AS updated, record.former AS former
