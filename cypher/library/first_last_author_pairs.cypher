// First and last authors who appear together, which is often a student and an adviser.
// title: First and last author pairs
// params: $limit INTEGER
// returns: many rows: first (node), last (node), papers, from, to (years)
// index: none (looks at every paper with a complete list of authors)
// example: {"limit": 25}
MATCH (paper:Paper)<-[authorship:AUTHORED]-(:Author)
WHERE paper.authors_complete
WITH paper, max(authorship.position) AS places
WHERE places >= 2
MATCH (first:Author)-[:AUTHORED {position: 1}]->(paper)<-[ending:AUTHORED]-(last:Author)
WHERE ending.position = places AND first <> last
RETURN first, last, count(DISTINCT paper) AS papers, min(paper.year) AS from, max(paper.year) AS to
ORDER BY papers DESC, first.name, last.name LIMIT $limit
