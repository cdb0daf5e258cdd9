// Papers about which no source says what they are about, newest first.
// title: Papers without topics
// group: gaps
// params: $since INTEGER, $limit INTEGER
// returns: many rows: paper (node), year, venue
// index: paper_year (range)
// needs: nothing more
// example: {"since": 2000, "limit": 25}
MATCH (paper:Paper)
WHERE paper.year >= $since AND NOT EXISTS { (paper)-[:ABOUT]->() }
RETURN paper, paper.year AS year, paper.venue AS venue
ORDER BY year DESC, paper.title LIMIT $limit
