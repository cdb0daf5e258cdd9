// The topics that stand on the same papers as a topic, and how much more often than by chance.
// title: Topics that go together
// group: topics
// params: $topic_id STRING, $limit INTEGER
// returns: many rows: topic (node), together (papers), all (papers of that topic), lift (1 is chance)
// index: topic_id (constraint)
// needs: nothing more
// example: {"topic_id": "area:computer-vision", "limit": 25}
MATCH (home:Topic {id: $topic_id})
WITH home, COUNT { (home)<-[:ABOUT]-(:Paper) } AS size, COUNT { (:Paper)-[:ABOUT]->() } AS marks
MATCH (home)<-[:ABOUT]-(paper:Paper)-[:ABOUT]->(topic:Topic)
WHERE topic <> home
WITH topic, size, marks, count(DISTINCT paper) AS together
WITH topic, size, marks, together, COUNT { (topic)<-[:ABOUT]-(:Paper) } AS all
RETURN topic, together, all, round(1.0 * together * marks / (1.0 * size * all), 1) AS lift
ORDER BY together DESC, lift DESC, topic.name LIMIT $limit
