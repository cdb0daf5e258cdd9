// All records that describe the given topics.
// params:  $ids LIST<STRING>
// returns: one row a topic and record: entity STRING, content STRING, updated STRING, former STRING
// index:   topic_id (constraint)
UNWIND $ids AS id
MATCH (topic:Topic {id: id})<-[:DESCRIBES]-(record:Record)
RETURN topic.id AS entity, record.content AS content, record.updated AS updated, record.former AS former
