// An author's years: papers, places in the lists of authors, co-authors.
// title: An author year by year
// group: people
// params: $author_id STRING, $limit INTEGER
// returns: many rows: year, papers, first, last (papers with the author in that place), alone, coauthors
// index: author_id (constraint)
// needs: nothing more
// example: {"author_id": "sample:yinghui-xu", "limit": 50}
MATCH (author:Author {id: $author_id})-[authorship:AUTHORED]->(paper:Paper)
WITH author, paper, min(authorship.position) AS place, COUNT { (paper)<-[:AUTHORED]-(:Author) } AS authors
OPTIONAL MATCH (paper)<-[:AUTHORED]-(other:Author)
WHERE other <> author
RETURN paper.year AS year, count(DISTINCT paper) AS papers,
       count(DISTINCT CASE WHEN place = 1 AND authors > 1 THEN paper END) AS first,
       count(DISTINCT CASE WHEN place = authors AND authors > 1 THEN paper END) AS last,
       count(DISTINCT CASE WHEN authors = 1 AND paper.authors_complete THEN paper END) AS alone,
       count(DISTINCT other) AS coauthors
ORDER BY year DESC LIMIT $limit
