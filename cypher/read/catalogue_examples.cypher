// Some nodes and edges of each sort, to show what their properties look like.
// params:  $most INTEGER
// returns: many rows: name STRING, examples LIST<MAP>; no row for a sort that the graph has none of
// index:   none (each part ends after a few)
MATCH (n:Author) WITH n LIMIT $most RETURN 'Author' AS name, collect(properties(n)) AS examples
UNION ALL MATCH (n:Paper) WITH n LIMIT $most RETURN 'Paper' AS name, collect(properties(n)) AS examples
UNION ALL MATCH (n:Topic) WITH n LIMIT $most RETURN 'Topic' AS name, collect(properties(n)) AS examples
UNION ALL MATCH (n:Institution) WITH n LIMIT $most RETURN 'Institution' AS name, collect(properties(n)) AS examples
UNION ALL MATCH (n:Identifier) WITH n LIMIT $most RETURN 'Identifier' AS name, collect(properties(n)) AS examples
UNION ALL MATCH (n:Record) WITH n LIMIT $most RETURN 'Record' AS name, collect(n { .id, .source }) AS examples
UNION ALL MATCH (n:Embedding) WITH n LIMIT $most RETURN 'Embedding' AS name, collect(n { .model, .digest, vector: n.vector[0..3] }) AS examples
UNION ALL MATCH (n:Run) WITH n LIMIT $most RETURN 'Run' AS name, collect(properties(n)) AS examples
UNION ALL MATCH ()-[r:AUTHORED]->() WITH r LIMIT $most RETURN 'AUTHORED' AS name, collect(properties(r)) AS examples
UNION ALL MATCH ()-[r:ABOUT]->() WITH r LIMIT $most RETURN 'ABOUT' AS name, collect(properties(r)) AS examples
UNION ALL MATCH ()-[r:AFFILIATED_WITH]->() WITH r LIMIT $most RETURN 'AFFILIATED_WITH' AS name, collect(properties(r)) AS examples
