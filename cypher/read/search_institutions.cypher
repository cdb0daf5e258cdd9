// Institutions that a Lucene query finds, with how well each fits and the number of its people.
// params:  $query STRING, $limit INTEGER
// returns: many rows: id, label, names LIST<STRING>, score FLOAT, weight INTEGER
// index:   institution_names (full text)
CALL db.index.fulltext.queryNodes('institution_names', $query, {limit: $limit}) YIELD node AS institution, score
RETURN institution.id AS id, institution.name AS label, coalesce(institution.names, []) AS names, score, COUNT { (institution)<-[:AFFILIATED_WITH]-() } AS weight
