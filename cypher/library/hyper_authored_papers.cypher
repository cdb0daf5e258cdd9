// The papers with most authors: each of them makes ties between all its people.
// title: Papers with most authors
// group: collaboration
// params: $least INTEGER, $limit INTEGER
// returns: many rows: paper (node), authors, year, complete
// index: none (counts the authors of every paper)
// needs: nothing more
// example: {"least": 15, "limit": 25}
MATCH (paper:Paper)
WITH paper, COUNT { (paper)<-[:AUTHORED]-() } AS authors
WHERE authors >= $least
RETURN paper, authors, paper.year AS year, coalesce(paper.authors_complete, false) AS complete
ORDER BY authors DESC, paper.title LIMIT $limit
