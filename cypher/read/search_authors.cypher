// Authors that a Lucene query finds, with how well each fits and the number of its papers.
// params:  $query STRING, $limit INTEGER
// returns: many rows: id, label, names LIST<STRING>, score FLOAT, weight INTEGER
// index:   author_names (full text)
CALL db.index.fulltext.queryNodes('author_names', $query, {limit: $limit}) YIELD node AS author, score
RETURN author.id AS id, author.name AS label, coalesce(author.names, []) AS names, score, COUNT { (author)-[:AUTHORED]->() } AS weight
