// Topics of one author's papers, the most frequent first: how many in all, and one page of them.
// params:  $id STRING, $offset INTEGER, $limit INTEGER
// returns: one row: total INTEGER, topics LIST of {id, name, kind, works}
// index:   author_id (constraint)
MATCH (:Author {id: $id})-[:AUTHORED]->(paper)-[:ABOUT]->(topic)
WITH topic, count(DISTINCT paper) AS works
ORDER BY works DESC, topic.name, topic.id
WITH collect({topic: topic, works: works}) AS ranked
RETURN size(ranked) AS total, [each IN ranked[$offset..$offset + $limit] |
  {id: each.topic.id, name: each.topic.name, kind: each.topic.kind, works: each.works}] AS topics
