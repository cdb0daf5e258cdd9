// Works that papers of this graph cite and that are not loaded, the most cited first: what to load next.
// title: References not in the graph
// group: citations
// params: $limit INTEGER
// returns: many rows: work (identifier), cited (papers), examples (nodes)
// index: none (looks at every reference that leads out)
// needs: citations
// example: {"limit": 50}
MATCH (work:Identifier)<-[:REFERS_TO]-(paper:Paper)
WITH work.id AS work, count(DISTINCT paper) AS cited, collect(DISTINCT paper)[..3] AS examples
RETURN work, cited, examples
ORDER BY cited DESC, work LIMIT $limit
