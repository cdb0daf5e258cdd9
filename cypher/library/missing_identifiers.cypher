// The most productive people without an ORCID: the first to ask for one.
// title: Authors without an ORCID
// group: gaps
// params: $limit INTEGER
// returns: many rows: person (node), papers
// index: none (looks at every author)
// needs: nothing more
// example: {"limit": 25}
MATCH (person:Author)
WHERE person.orcid IS NULL
RETURN person, COUNT { (person)-[:AUTHORED]->(:Paper) } AS papers
ORDER BY papers DESC, person.name LIMIT $limit
