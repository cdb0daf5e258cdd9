// The people with most papers at a venue, and since when.
// title: Regulars of a venue
// group: papers
// params: $venue STRING, $limit INTEGER
// returns: many rows: person (node), papers, first, last (years)
// index: paper_venue (range)
// needs: nothing more
// example: {"venue": "CVPR", "limit": 25}
MATCH (paper:Paper {venue: $venue})<-[:AUTHORED]-(person:Author)
RETURN person, count(DISTINCT paper) AS papers, min(paper.year) AS first, max(paper.year) AS last
ORDER BY papers DESC, last DESC, person.name LIMIT $limit
