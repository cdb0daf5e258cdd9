// The people with most co-authors, among the 300 with most papers.
// title: Most collaborative people
// group: collaboration
// params: $limit INTEGER
// returns: many rows: person (node), coauthors, papers
// index: none (looks at the people with most papers)
// needs: nothing more
// example: {"limit": 25}
MATCH (person:Author)
WITH person, COUNT { (person)-[:AUTHORED]->() } AS papers
ORDER BY papers DESC, person.id LIMIT 300
MATCH (person)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other:Author)
WHERE other <> person
RETURN person, count(DISTINCT other) AS coauthors, papers
ORDER BY coauthors DESC, papers DESC, person.name LIMIT $limit
