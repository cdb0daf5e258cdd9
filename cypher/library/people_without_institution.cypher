// The people with most papers whose institution no source names.
// title: People without an institution
// group: gaps
// params: $limit INTEGER
// returns: many rows: person (node), papers, last (year)
// index: none (looks at every author)
// needs: nothing more
// example: {"limit": 25}
MATCH (person:Author)
WHERE NOT EXISTS { (person)-[:AFFILIATED_WITH]->() }
WITH person, COUNT { (person)-[:AUTHORED]->() } AS papers
ORDER BY papers DESC, person.name LIMIT $limit
OPTIONAL MATCH (person)-[:AUTHORED]->(paper:Paper)
RETURN person, papers, max(paper.year) AS last
ORDER BY papers DESC, person.name
