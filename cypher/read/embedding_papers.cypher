// Every paper with its words, in the order of the ids, and of which words its vector is.
// params:  none
// returns: many rows: id STRING, title STRING, abstract STRING, digest STRING (null where it has no vector)
// index:   paper_id (constraint, in its order)
MATCH (paper:Paper)
WHERE paper.id > ''
WITH paper ORDER BY paper.id
RETURN paper.id AS id, paper.title AS title, paper.abstract AS abstract,
       head(COLLECT { MATCH (paper)<-[:EMBEDS]-(embedding:Embedding) RETURN embedding.digest }) AS digest
