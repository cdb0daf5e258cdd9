// Topics by the number of the given papers that are about them, one topic left out.
// params:  $ids LIST<STRING>, $without STRING, $limit INTEGER
// returns: many rows: topic {id, name, kind, works}
// index:   paper_id (constraint)
UNWIND $ids AS id
MATCH (paper:Paper {id: id})-[:ABOUT]->(topic:Topic)
WITH topic, count(DISTINCT paper) AS works
WHERE topic.id <> $without
WITH topic, works ORDER BY works DESC, topic.id LIMIT $limit
RETURN topic {.id, .name, .kind, works: works} AS topic
