// Topics that a Lucene query finds, with how well each fits and the number of its papers.
// params:  $query STRING, $limit INTEGER
// returns: many rows: id, label, names LIST<STRING>, score FLOAT, weight INTEGER
// index:   topic_names (full text)
CALL db.index.fulltext.queryNodes('topic_names', $query, {limit: $limit}) YIELD node AS topic, score
RETURN topic.id AS id, topic.name AS label, [] AS names, score, COUNT { (topic)<-[:ABOUT]-() } AS weight
