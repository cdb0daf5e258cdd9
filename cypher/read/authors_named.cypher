// Authors that each of several Lucene queries finds, the best fits first; `place` counts the queries from 0.
// params:  $queries LIST<STRING>, $limit INTEGER
// returns: many rows: place, id, names LIST<STRING> (the first is the usual one), works INTEGER
// index:   author_names (full text)
UNWIND range(0, size($queries) - 1) AS place
CALL (place) {
  CALL db.index.fulltext.queryNodes('author_names', $queries[place], {limit: $limit}) YIELD node AS author
  RETURN author
}
RETURN place, author.id AS id, [author.name] + coalesce(author.names, []) AS names, COUNT { (author)-[:AUTHORED]->() } AS works
