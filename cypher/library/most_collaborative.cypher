// The people with most co-authors.
// title: Most collaborative people
// params: $limit INTEGER
// returns: many rows: person (node), coauthors, papers
// index: none (looks at every authorship)
// example: {"limit": 25}
MATCH (person:Author)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(other:Author)
RETURN person, count(DISTINCT other) AS coauthors, count(DISTINCT paper) AS papers
ORDER BY coauthors DESC, papers DESC, person.name LIMIT $limit
