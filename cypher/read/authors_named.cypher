// Authors that each of several Lucene queries finds, the best fits first, after those who are said to bear a name that fits; `place` counts the queries from 0.
// params:  $queries LIST<STRING>, $said LIST<LIST> (authors' ids, for each query), $limit INTEGER
// returns: many rows: place, id, names LIST<STRING> (the first is the usual one), works INTEGER
// index:   author_names (full text), author_id (constraint)
UNWIND range(0, size($queries) - 1) AS place
CALL (place) {
  UNWIND $said[place] AS id
  MATCH (author:Author {id: id})
  RETURN author
  UNION ALL
  CALL db.index.fulltext.queryNodes('author_names', $queries[place], {limit: $limit}) YIELD node AS author
  WITH author WHERE NOT author.id IN $said[place]
  RETURN author
}
RETURN place, author.id AS id, [author.name] + coalesce(author.names, []) AS names, COUNT { (author)-[:AUTHORED]->() } AS works
