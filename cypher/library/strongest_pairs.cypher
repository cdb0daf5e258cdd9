// The pairs with most joint papers since a year, around the 200 people with most papers.
// title: Pairs who write most together
// group: collaboration
// params: $since INTEGER, $limit INTEGER
// returns: many rows: one (node), other (node), papers, first, last (years)
// index: none (looks at the people with most papers)
// needs: nothing more
// example: {"since": 2015, "limit": 25}
MATCH (one:Author)
WITH one, COUNT { (one)-[:AUTHORED]->() } AS written
ORDER BY written DESC, one.id LIMIT 200
MATCH (one)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(other:Author)
WHERE paper.year >= $since AND other <> one
WITH one, other, written, count(DISTINCT paper) AS papers, min(paper.year) AS first, max(paper.year) AS last
WHERE papers >= 2 AND (COUNT { (other)-[:AUTHORED]->() } < written OR one.id < other.id)
RETURN one, other, papers, first, last
ORDER BY papers DESC, one.name, other.name LIMIT $limit
