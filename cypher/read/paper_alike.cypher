// Papers whose words are most like those of one paper, by the vectors that `peergraph embed` wrote.
// params:  $id STRING, $near INTEGER, $limit INTEGER
// returns: many rows: id STRING, score FLOAT (half of 1 and the cosine)
// index:   paper_id (constraint), paper_vectors (vector)
MATCH (:Paper {id: $id})<-[:EMBEDS]-(own:Embedding)
WITH own LIMIT 1
CALL db.index.vector.queryNodes('paper_vectors', $near, own.vector) YIELD node, score
WITH own, node, score
WHERE node <> own
MATCH (node)-[:EMBEDS]->(paper:Paper)
RETURN paper.id AS id, score ORDER BY score DESC, id LIMIT $limit
