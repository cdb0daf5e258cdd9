// The people whose papers cite an author most, without the author and the co-authors of the cited paper.
// title: Who cites an author
// group: citations
// params: $author_id STRING, $limit INTEGER
// returns: many rows: person (node), papers (citing), last (year)
// index: author_id (constraint)
// needs: citations
// example: {"author_id": "openalex:A1002", "limit": 25}
MATCH (author:Author {id: $author_id})-[:AUTHORED]->(cited:Paper)<-[:CITES]-(citing:Paper)<-[:AUTHORED]-(person:Author)
WHERE person <> author AND NOT EXISTS { (person)-[:AUTHORED]->(cited) }
RETURN person, count(DISTINCT citing) AS papers, max(citing.year) AS last
ORDER BY papers DESC, last DESC, person.name LIMIT $limit
