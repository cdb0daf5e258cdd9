// Topics of one author's papers, the most frequent first: one page of them.
// params:  $id STRING, $offset INTEGER, $limit INTEGER
// returns: many rows: topic {id, name, kind, works}
// index:   author_id (constraint)
MATCH (:Author {id: $id})-[:AUTHORED]->(paper:Paper)
WITH DISTINCT paper
MATCH (paper)-[:ABOUT]->(topic:Topic)
WITH topic, count(DISTINCT paper) AS works
ORDER BY works DESC, topic.name, topic.id SKIP $offset LIMIT $limit
RETURN topic {.id, .name, .kind, works: works} AS topic
