// Papers that have neither a DOI nor an arXiv id, newest first.
// title: Papers without a DOI or arXiv id
// group: gaps
// params: $limit INTEGER
// returns: many rows: paper (node), year, venue
// index: none (looks at every paper)
// needs: nothing more
// example: {"limit": 25}
MATCH (paper:Paper)
WHERE paper.doi IS NULL AND paper.arxiv_id IS NULL
RETURN paper, paper.year AS year, paper.venue AS venue
ORDER BY year DESC, paper.title LIMIT $limit
