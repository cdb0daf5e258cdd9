// What each source says of one paper, as it was loaded, the newest record first.
// params:  $id STRING, $limit INTEGER
// returns: many rows: source, source_id, updated, loaded STRING or null, content STRING (JSON)
// index:   paper_id (constraint)
MATCH (:Paper {id: $id})<-[:DESCRIBES]-(record:Record)
WITH record ORDER BY toString(record.updated) DESC, record.id LIMIT $limit
RETURN record.source AS source, record.source_id AS source_id, toString(record.updated) AS updated, toString(record.loaded) AS loaded,
       record.content AS content
