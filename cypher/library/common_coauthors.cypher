// The people whom two authors both write with, those with most joint papers first.
// title: Co-authors of both
// group: people
// params: $author_id STRING, $other_id STRING, $limit INTEGER
// returns: many rows: person (node), with_one, with_other (joint papers)
// index: author_id (constraint)
// needs: nothing more
// example: {"author_id": "sample:yinghui-xu", "other_id": "sample:pan-pan", "limit": 50}
MATCH (one:Author {id: $author_id})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(person:Author)
WHERE NOT person.id IN [$author_id, $other_id]
WITH person, count(DISTINCT paper) AS with_one
MATCH (:Author {id: $other_id})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(person)
WITH person, with_one, count(DISTINCT paper) AS with_other
RETURN person, with_one, with_other
ORDER BY with_one + with_other DESC, person.name LIMIT $limit
