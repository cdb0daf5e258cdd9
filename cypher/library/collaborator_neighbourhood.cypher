// The people an author writes with, how often, since when, and about what.
// title: Collaborators of an author
// group: people
// params: $author_id STRING, $limit INTEGER
// returns: many rows: person (node), papers, first, last, topics [names]
// index: author_id (constraint)
// needs: nothing more
// example: {"author_id": "sample:yinghui-xu", "limit": 25}
MATCH (:Author {id: $author_id})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(person:Author)
WHERE person.id <> $author_id
WITH person, collect(DISTINCT paper) AS joint
ORDER BY size(joint) DESC, person.name LIMIT $limit
UNWIND joint AS paper
OPTIONAL MATCH (paper)-[:ABOUT]->(topic:Topic)
RETURN person, count(DISTINCT paper) AS papers, min(paper.year) AS first, max(paper.year) AS last,
       collect(DISTINCT topic.name)[..5] AS topics
ORDER BY papers DESC, person.name
