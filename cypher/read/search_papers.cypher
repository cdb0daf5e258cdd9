// Papers that a Lucene query finds and a filter lets through: how many, the best of them, and what they are made of.
// params:  $query STRING, $asked LIST<STRING>, $looked_at INTEGER, $counted INTEGER, $first_year INTEGER, $last_year INTEGER, $topic STRING, $institution STRING, $type STRING, $sort STRING, $limit INTEGER
// returns: one row: looked_at INTEGER, total INTEGER, cited BOOLEAN, hits LIST<MAP {id, key, rank}>, years, types, topics, institutions LIST<MAP {value, label, count}>
// index:   paper_titles (full text), topic_id, institution_id, identifier_id (constraints)
OPTIONAL MATCH (wanted_topic:Topic {id: $topic})
OPTIONAL MATCH (wanted_institution:Institution {id: $institution})
WITH wanted_topic, [$institution] + COLLECT { MATCH (key:Identifier)-[:IDENTIFIES]->(wanted_institution) RETURN key.id } AS keys
CALL db.index.fulltext.queryNodes('paper_titles', $query, {limit: $looked_at}) YIELD node AS paper, score
WITH paper, score,
      ($first_year IS NULL OR paper.year >= $first_year) AND ($last_year IS NULL OR paper.year <= $last_year)
      AND ($type IS NULL OR paper.type = $type)
      AND ($topic IS NULL OR EXISTS { (paper)-[:ABOUT]->(wanted_topic) })
      AND ($institution IS NULL OR EXISTS { (paper)<-[authored:AUTHORED]-() WHERE any(key IN authored.institutions WHERE key IN keys) }) AS passes
WITH count(*) AS looked_at, collect(CASE WHEN passes THEN {paper: paper, score: score} END) AS found
CALL (found) {
  UNWIND found AS one
  WITH one.paper AS paper, one.score / found[0].score AS fit, toLower(one.paper.title) AS title
  WITH paper, COUNT { (paper)<-[:CITES]-() } AS cited,
       fit + CASE WHEN title IN $asked THEN 2.0 WHEN any(text IN $asked WHERE title STARTS WITH text) THEN 0.5 ELSE 0.0 END AS rank
  WITH paper, cited, rank + 0.25 * log10(1 + cited) AS rank
  WITH paper.id AS id, rank, CASE $sort WHEN 'newest' THEN coalesce(paper.year, -1)
                                        WHEN 'cited' THEN CASE WHEN paper.cited_by_count > cited THEN paper.cited_by_count ELSE cited END
                                        ELSE 0 END AS key
  ORDER BY key DESC, rank DESC, id LIMIT $limit
  RETURN collect({id: id, key: key, rank: rank}) AS hits
}
WITH looked_at, found, hits, [one IN found[0..$counted] | one.paper] AS papers
CALL (papers) {
  UNWIND papers AS paper
  WITH paper.year AS year, count(*) AS n WHERE year IS NOT NULL
  WITH year, n ORDER BY year DESC
  RETURN collect({value: toString(year), label: toString(year), count: n}) AS years
}
CALL (papers) {
  UNWIND papers AS paper
  WITH paper.type AS type, count(*) AS n WHERE type IS NOT NULL
  WITH type, n ORDER BY n DESC, type LIMIT 12
  RETURN collect({value: type, label: type, count: n}) AS types
}
CALL (papers) {
  UNWIND papers AS paper
  MATCH (paper)-[:ABOUT]->(topic:Topic)
  WITH topic, count(*) AS n ORDER BY n DESC, topic.id LIMIT 12
  RETURN collect({value: topic.id, label: topic.name, count: n}) AS topics
}
CALL (papers) {
  UNWIND papers AS paper
  MATCH (paper)<-[authored:AUTHORED]-()
  UNWIND authored.institutions AS institution
  WITH DISTINCT paper, institution
  WITH institution AS key, count(*) AS n ORDER BY n DESC, key LIMIT 24
  OPTIONAL MATCH (same:Institution {id: key})
  OPTIONAL MATCH (:Identifier {kind: 'institution', id: key})-[:IDENTIFIES]->(other:Institution)
  WITH coalesce(same, other) AS institution, sum(n) AS n WHERE institution IS NOT NULL
  WITH institution, n ORDER BY n DESC, institution.id LIMIT 12
  RETURN collect({value: institution.id, label: institution.name, count: n}) AS institutions
}
RETURN looked_at, size(found) AS total, any(paper IN papers WHERE coalesce(paper.cited_by_count, 0) > 0 OR EXISTS { (paper)<-[:CITES]-() }) AS cited,
       hits, years, types, topics, institutions
