// Papers that say they come with code, newest first.
// title: Papers with code
// group: papers
// params: $since INTEGER, $limit INTEGER
// returns: many rows: paper (node), year, venue, code (address)
// index: paper_year (range)
// needs: nothing more
// example: {"since": 2015, "limit": 25}
MATCH (paper:Paper)
WHERE paper.has_code AND paper.year >= $since
RETURN paper, paper.year AS year, paper.venue AS venue, paper.code_url AS code
ORDER BY year DESC, paper.title LIMIT $limit
