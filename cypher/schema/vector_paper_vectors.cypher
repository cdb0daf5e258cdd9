// Papers by the vectors of their words, for likeness; made by `peergraph embed` only.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE VECTOR INDEX paper_vectors IF NOT EXISTS FOR (embedding:Embedding) ON (embedding.vector) OPTIONS {indexConfig: {`vector.dimensions`: 384, `vector.similarity_function`: 'cosine'}}
