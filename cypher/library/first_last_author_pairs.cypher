// First and last authors who appear together since a year, which is often a student and an adviser (of the 20,000 newest papers).
// title: First and last author pairs
// group: collaboration
// params: $since INTEGER, $limit INTEGER
// returns: many rows: first (node), last (node), papers, from, to (years)
// index: paper_year (range)
// needs: nothing more
// example: {"since": 2010, "limit": 25}
MATCH (paper:Paper)
WHERE paper.year >= $since AND paper.authors_complete
WITH paper ORDER BY paper.year DESC LIMIT 20000
WITH paper, COUNT { (paper)<-[:AUTHORED]-() } AS places
WHERE places >= 2
MATCH (first:Author)-[:AUTHORED {position: 1}]->(paper)<-[ending:AUTHORED]-(last:Author)
WHERE ending.position = places AND first <> last
WITH first, last, count(DISTINCT paper) AS papers, min(paper.year) AS from, max(paper.year) AS to
ORDER BY papers DESC, first.name, last.name LIMIT $limit
RETURN first, last, papers, from, to
