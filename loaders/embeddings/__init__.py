"""Papers alike in their words: vectors of titles and abstracts, made by all-MiniLM-L6-v2, for Neo4j's index.

`peergraph embed` writes them; it needs the extra `similar` and the model's files, and everything else works without.
"""
