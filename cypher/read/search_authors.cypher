// Authors that a Lucene query finds, or that are said to bear a name that fits, and a filter lets through: how many, the best of them, and when, on what and where they wrote.
// params:  $query STRING, $said MAP (an author's id: LIST<STRING>), $asked LIST<STRING>, $looked_at INTEGER, $counted INTEGER, $first_year INTEGER, $last_year INTEGER, $topic STRING, $institution STRING, $sort STRING, $limit INTEGER
// returns: one row: looked_at INTEGER, total INTEGER, hits LIST<MAP {id, key, rank}>, years, topics, institutions LIST<MAP {value, label, count}>
// index:   author_names (full text), author_id, topic_id, institution_id (constraints)
OPTIONAL MATCH (wanted_topic:Topic {id: $topic})
OPTIONAL MATCH (wanted_institution:Institution {id: $institution})
CALL () {
  CALL db.index.fulltext.queryNodes('author_names', $query, {limit: $looked_at}) YIELD node AS author, score
  WITH author, score WHERE $said[author.id] IS NULL
  RETURN author, score
  UNION ALL
  UNWIND keys($said) AS id
  MATCH (author:Author {id: id})
  RETURN author, null AS score
}
WITH author, score,
      ($institution IS NULL OR EXISTS { (author)-[:AFFILIATED_WITH]->(wanted_institution) })
      AND ($first_year IS NULL AND $last_year IS NULL AND $topic IS NULL OR EXISTS {
    MATCH (author)-[:AUTHORED]->(paper:Paper)
    WHERE ($first_year IS NULL OR paper.year >= $first_year) AND ($last_year IS NULL OR paper.year <= $last_year)
      AND ($topic IS NULL OR EXISTS { (paper)-[:ABOUT]->(wanted_topic) }) }) AS passes
WITH count(*) AS looked_at, collect(CASE WHEN passes THEN {author: author, score: score} END) AS found
CALL (found) {
  UNWIND found AS one
  WITH one.author AS author, coalesce(one.score / found[0].score, 1.0) AS fit,
       [name IN [one.author.name] + coalesce(one.author.names, []) + coalesce(one.author.spellings, []) + coalesce($said[one.author.id], []) | replace(toLower(name), '.', '')] AS names
  WITH author, COUNT { (author)-[:AUTHORED]->() } AS works,
       fit + CASE WHEN any(name IN names WHERE name IN $asked) THEN 2.0
                  WHEN any(name IN names WHERE any(text IN $asked WHERE name STARTS WITH text OR name ENDS WITH ' ' + text)) THEN 0.5 ELSE 0.0 END AS rank
  WITH author, works, rank + 0.25 * log10(1 + works) AS rank
  WITH author.id AS id, rank, CASE $sort WHEN 'largest' THEN works
                                         WHEN 'newest' THEN coalesce(head(COLLECT { MATCH (author)-[:AUTHORED]->(paper:Paper) WHERE paper.year IS NOT NULL RETURN paper.year ORDER BY paper.year DESC LIMIT 1 }), -1)
                                         ELSE 0 END AS key
  ORDER BY key DESC, rank DESC, id LIMIT $limit
  RETURN collect({id: id, key: key, rank: rank}) AS hits
}
WITH looked_at, found, hits, [one IN found[0..$counted] | one.author] AS authors
CALL (authors) {
  UNWIND authors AS author
  MATCH (author)-[:AUTHORED]->(paper:Paper)
  WITH DISTINCT author, paper.year AS year WHERE year IS NOT NULL
  WITH year, count(*) AS n ORDER BY year DESC
  RETURN collect({value: toString(year), label: toString(year), count: n}) AS years
}
CALL (authors) {
  UNWIND authors AS author
  MATCH (author)-[:AUTHORED]->(:Paper)-[:ABOUT]->(topic:Topic)
  WITH topic, count(DISTINCT author) AS n ORDER BY n DESC, topic.id LIMIT 12
  RETURN collect({value: topic.id, label: topic.name, count: n}) AS topics
}
CALL (authors) {
  UNWIND authors AS author
  MATCH (author)-[:AFFILIATED_WITH]->(institution:Institution)
  WITH institution, count(*) AS n ORDER BY n DESC, institution.id LIMIT 12
  RETURN collect({value: institution.id, label: institution.name, count: n}) AS institutions
}
RETURN looked_at, size(found) AS total, hits, years, topics, institutions
