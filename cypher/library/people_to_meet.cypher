// People whom an author has never written with, although they share most co-authors.
// title: People to meet
// group: people
// params: $author_id STRING, $limit INTEGER
// returns: many rows: person (node), shared (co-authors), through [names]
// index: author_id (constraint)
// needs: nothing more
// example: {"author_id": "sample:yinghui-xu", "limit": 25}
MATCH (author:Author {id: $author_id})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(friend:Author)
WHERE friend <> author
WITH author, friend, count(DISTINCT paper) AS papers
ORDER BY papers DESC, friend.id LIMIT 100
WITH author, collect(friend) AS friends
UNWIND friends AS friend
MATCH (friend)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(person:Author)
WHERE person <> author
WITH author, person, collect(DISTINCT friend.name) AS through
ORDER BY size(through) DESC, person.id LIMIT 1000
WHERE NOT EXISTS { (author)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(person) }
RETURN person, size(through) AS shared, through[..5] AS through
ORDER BY shared DESC, person.name LIMIT $limit
