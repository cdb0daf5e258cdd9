// Papers that lack a year, a venue, or some of their authors.
// title: Papers with gaps
// group: gaps
// params: $limit INTEGER
// returns: many rows: paper (node), gaps [texts]
// index: none (looks at every paper)
// needs: nothing more
// example: {"limit": 50}
MATCH (paper:Paper)
WITH paper, CASE WHEN paper.year IS NULL THEN ['year'] ELSE [] END
     + CASE WHEN paper.venue IS NULL THEN ['venue'] ELSE [] END
     + CASE WHEN NOT coalesce(paper.authors_complete, false) THEN ['some authors'] ELSE [] END AS gaps
WHERE gaps <> []
RETURN paper, gaps
ORDER BY size(gaps) DESC, paper.year DESC, paper.title LIMIT $limit
