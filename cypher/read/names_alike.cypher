// Names and titles that Lucene queries find, for correcting the spelling of what was typed.
// params:  $names STRING, $titles STRING, $topics STRING, $institutions STRING, $limit INTEGER
// returns: many rows: texts LIST<STRING>, weight INTEGER
// index:   author_names, paper_titles, topic_names, institution_names (full text)
CALL () {
  UNWIND [query IN [$names] WHERE query IS NOT NULL] AS query
  CALL db.index.fulltext.queryNodes('author_names', query, {limit: $limit}) YIELD node AS author
  RETURN [author.name] + coalesce(author.names, []) AS texts, COUNT { (author)-[:AUTHORED]->() } AS weight
  UNION ALL
  UNWIND [query IN [$titles] WHERE query IS NOT NULL] AS query
  CALL db.index.fulltext.queryNodes('paper_titles', query, {limit: $limit}) YIELD node AS paper
  RETURN [paper.title] AS texts, COUNT { (paper)<-[:CITES]-() } AS weight
  UNION ALL
  UNWIND [query IN [$topics] WHERE query IS NOT NULL] AS query
  CALL db.index.fulltext.queryNodes('topic_names', query, {limit: $limit}) YIELD node AS topic
  RETURN [topic.name] AS texts, COUNT { (topic)<-[:ABOUT]-() } AS weight
  UNION ALL
  UNWIND [query IN [$institutions] WHERE query IS NOT NULL] AS query
  CALL db.index.fulltext.queryNodes('institution_names', query, {limit: $limit}) YIELD node AS institution
  RETURN [institution.name] + coalesce(institution.names, []) AS texts, COUNT { (institution)<-[:AFFILIATED_WITH]-() } AS weight
}
RETURN texts, weight
