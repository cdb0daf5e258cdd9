// Write the vectors of papers' words, and when something was last computed.
// params:  $rows LIST<MAP>, $now STRING
// returns: nothing
// index:   paper_id (constraint)
MATCH (schema:Schema)
SET schema.measured = $now // Also takes the lock that loaders take for each batch.
WITH count(*) AS schemas
UNWIND $rows AS row
MATCH (paper:Paper {id: row.id})
MERGE (embedding:Embedding)-[:EMBEDS]->(paper)
SET embedding.digest = row.digest, embedding.model = row.model
WITH embedding, row
CALL db.create.setNodeVectorProperty(embedding, 'vector', row.vector)
