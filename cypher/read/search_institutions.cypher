// Institutions that a Lucene query finds and a filter lets through: how many, the best of them, and of which types they are.
// params:  $query STRING, $asked LIST<STRING>, $looked_at INTEGER, $counted INTEGER, $type STRING, $sort STRING, $limit INTEGER
// returns: one row: looked_at INTEGER, total INTEGER, hits LIST<MAP {id, key, rank}>, types LIST<MAP {value, label, count}>
// index:   institution_names (full text)
CALL db.index.fulltext.queryNodes('institution_names', $query, {limit: $looked_at}) YIELD node AS institution, score
WITH institution, score, $type IS NULL OR institution.type = $type AS passes
WITH count(*) AS looked_at, collect(CASE WHEN passes THEN {institution: institution, score: score} END) AS found
CALL (found) {
  UNWIND found AS one
  WITH one.institution AS institution, one.score / found[0].score AS fit,
       [name IN [one.institution.name] + coalesce(one.institution.names, []) | toLower(name)] AS names
  WITH institution, COUNT { (institution)<-[:AFFILIATED_WITH]-() } AS people,
       fit + CASE WHEN any(name IN names WHERE name IN $asked) THEN 2.0
                  WHEN any(name IN names WHERE any(text IN $asked WHERE name STARTS WITH text OR name ENDS WITH ' ' + text)) THEN 0.5 ELSE 0.0 END AS rank
  WITH institution.id AS id, rank + 0.25 * log10(1 + people) AS rank, CASE $sort WHEN 'largest' THEN people ELSE 0 END AS key
  ORDER BY key DESC, rank DESC, id LIMIT $limit
  RETURN collect({id: id, key: key, rank: rank}) AS hits
}
CALL (found) {
  UNWIND found[0..$counted] AS one
  WITH one.institution.type AS type, count(*) AS n WHERE type IS NOT NULL
  WITH type, n ORDER BY n DESC, type LIMIT 12
  RETURN collect({value: type, label: type, count: n}) AS types
}
RETURN looked_at, size(found) AS total, hits, types
