// Papers that a Lucene query finds, with how well each fits and the number of its citations in this graph.
// params:  $query STRING, $limit INTEGER
// returns: many rows: id, label, names LIST<STRING>, score FLOAT, weight INTEGER
// index:   paper_titles (full text)
CALL db.index.fulltext.queryNodes('paper_titles', $query, {limit: $limit}) YIELD node AS paper, score
RETURN paper.id AS id, paper.title AS label, [] AS names, score, COUNT { (paper)<-[:CITES]-() } AS weight
