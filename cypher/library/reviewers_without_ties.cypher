// People of a topic who share no paper and no institution with an author.
// title: Reviewers without ties to an author
// group: topics
// params: $author_id STRING, $topic_id STRING, $since INTEGER, $limit INTEGER
// returns: many rows: person (node), papers, last (year), institutions [names]
// index: topic_id (constraint)
// needs: nothing more
// example: {"author_id": "sample:yinghui-xu", "topic_id": "area:computer-vision", "since": 2018, "limit": 25}
MATCH (author:Author {id: $author_id})
MATCH (:Topic {id: $topic_id})<-[:ABOUT]-(paper:Paper)<-[:AUTHORED]-(person:Author)
WHERE paper.year >= $since AND person <> author
WITH author, person, count(DISTINCT paper) AS papers, max(paper.year) AS last
ORDER BY papers DESC, last DESC, person.id LIMIT 1000
WHERE NOT EXISTS { (author)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(person) }
  AND NOT EXISTS { (author)-[:AFFILIATED_WITH]->(:Institution)<-[:AFFILIATED_WITH]-(person) }
WITH person, papers, last ORDER BY papers DESC, last DESC, person.id LIMIT $limit
OPTIONAL MATCH (person)-[:AFFILIATED_WITH]->(institution:Institution)
RETURN person, papers, last, collect(DISTINCT institution.name)[..3] AS institutions
ORDER BY papers DESC, last DESC, person.name
