// Papers that a source calls retracted, and how many papers of this graph cite them.
// title: Retracted papers
// group: citations
// params: $limit INTEGER
// returns: many rows: paper (node), year, cited (papers of this graph)
// index: none (looks at every paper)
// needs: retractions
// example: {"limit": 50}
MATCH (paper:Paper)
WHERE paper.retracted
RETURN paper, paper.year AS year, COUNT { (paper)<-[:CITES]-() } AS cited
ORDER BY cited DESC, year DESC, paper.title LIMIT $limit
