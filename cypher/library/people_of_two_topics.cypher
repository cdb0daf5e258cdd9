// Who writes about two topics: reviewers of a paper that joins both.
// title: People of two topics
// group: topics
// params: $topic_id STRING, $other_topic_id STRING, $limit INTEGER
// returns: many rows: person (node), on_one, on_other (papers), on_both
// index: topic_id (constraint)
// needs: nothing more
// example: {"topic_id": "area:computer-vision", "other_topic_id": "area:natural-language-processing", "limit": 25}
MATCH (one:Topic {id: $topic_id})<-[:ABOUT]-(paper:Paper)<-[:AUTHORED]-(person:Author)
WITH one, person, count(DISTINCT paper) AS on_one
ORDER BY on_one DESC, person.id LIMIT 5000
MATCH (person)-[:AUTHORED]->(paper:Paper)-[:ABOUT]->(other:Topic {id: $other_topic_id})
WITH one, other, person, on_one, count(DISTINCT paper) AS on_other
ORDER BY CASE WHEN on_one < on_other THEN on_one ELSE on_other END DESC, on_one + on_other DESC, person.id LIMIT 1000
RETURN person, on_one, on_other, COUNT { (person)-[:AUTHORED]->(both:Paper)
         WHERE EXISTS { (both)-[:ABOUT]->(one) } AND EXISTS { (both)-[:ABOUT]->(other) } } AS on_both
ORDER BY CASE WHEN on_one < on_other THEN on_one ELSE on_other END DESC, on_one + on_other DESC, person.name LIMIT $limit
