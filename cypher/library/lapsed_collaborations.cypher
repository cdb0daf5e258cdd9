// People with whom an author wrote several papers, and none since a year.
// title: Collaborations that ended
// group: people
// params: $author_id STRING, $since INTEGER, $least INTEGER, $limit INTEGER
// returns: many rows: person (node), papers, first, last (years)
// index: author_id (constraint)
// needs: nothing more
// example: {"author_id": "sample:yinghui-xu", "since": 2022, "least": 2, "limit": 25}
MATCH (author:Author {id: $author_id})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(person:Author)
WHERE person <> author AND paper.year IS NOT NULL
WITH person, count(DISTINCT paper) AS papers, min(paper.year) AS first, max(paper.year) AS last
WHERE last < $since AND papers >= $least
RETURN person, papers, first, last
ORDER BY papers DESC, last DESC, person.name LIMIT $limit
