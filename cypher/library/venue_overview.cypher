// Where the graph's papers appeared: how many, from when to when, by how many people.
// title: Venues at a glance
// group: papers
// params: $limit INTEGER
// returns: many rows: venue, papers, people, from, to (years)
// index: none (looks at every paper)
// needs: nothing more
// example: {"limit": 25}
MATCH (paper:Paper)
WHERE paper.venue IS NOT NULL
OPTIONAL MATCH (paper)<-[:AUTHORED]-(person:Author)
RETURN paper.venue AS venue, count(DISTINCT paper) AS papers, count(DISTINCT person) AS people,
       min(paper.year) AS from, max(paper.year) AS to
ORDER BY papers DESC, venue LIMIT $limit
