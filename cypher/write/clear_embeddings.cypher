// Remove the vectors of papers that are no more: those that were joined with another.
// params:  none
// returns: nothing
// index:   none (scan of all vectors, once a run)
MATCH (embedding:Embedding)
WHERE NOT EXISTS { (embedding)-[:EMBEDS]->(:Paper) }
DETACH DELETE embedding
