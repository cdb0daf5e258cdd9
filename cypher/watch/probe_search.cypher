// A full-text search with a regular expression, which Lucene would not stop: the guard must refuse it.
// params:  none
// returns: many rows: node
// index:   author_names (full text)
CALL db.index.fulltext.queryNodes('author_names', '/(.*a.*b.*)+/') YIELD node
RETURN node
