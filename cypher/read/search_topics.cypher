// Topics that a Lucene query finds and a filter lets through: how many, the best of them, and of which kinds they are.
// params:  $query STRING, $asked LIST<STRING>, $looked_at INTEGER, $counted INTEGER, $type STRING, $sort STRING, $limit INTEGER
// returns: one row: looked_at INTEGER, total INTEGER, hits LIST<MAP {id, key, rank}>, types LIST<MAP {value, label, count}>
// index:   topic_names (full text)
CALL db.index.fulltext.queryNodes('topic_names', $query, {limit: $looked_at}) YIELD node AS topic, score
WITH topic, score, $type IS NULL OR topic.kind = $type AS passes
WITH count(*) AS looked_at, collect(CASE WHEN passes THEN {topic: topic, score: score} END) AS found
CALL (found) {
  UNWIND found AS one
  WITH one.topic AS topic, one.score / found[0].score AS fit, toLower(one.topic.name) AS name
  WITH topic, COUNT { (topic)<-[:ABOUT]-() } AS papers,
       fit + CASE WHEN name IN $asked THEN 2.0
                  WHEN any(text IN $asked WHERE name STARTS WITH text OR name ENDS WITH ' ' + text) THEN 0.5 ELSE 0.0 END AS rank
  WITH topic.id AS id, rank + 0.25 * log10(1 + papers) AS rank, CASE $sort WHEN 'largest' THEN papers ELSE 0 END AS key
  ORDER BY key DESC, rank DESC, id LIMIT $limit
  RETURN collect({id: id, key: key, rank: rank}) AS hits
}
CALL (found) {
  UNWIND found[0..$counted] AS one
  WITH one.topic.kind AS type, count(*) AS n WHERE type IS NOT NULL
  WITH type, n ORDER BY n DESC, type LIMIT 12
  RETURN collect({value: type, label: type, count: n}) AS types
}
RETURN looked_at, size(found) AS total, hits, types
