// People whose first paper on a topic, as far as the graph knows, is from a year or later.
// title: Newcomers to a topic
// group: topics
// params: $topic_id STRING, $since INTEGER, $limit INTEGER
// returns: many rows: person (node), first (year), papers
// index: topic_id (constraint)
// needs: nothing more
// example: {"topic_id": "arxiv:cs.CV", "since": 2022, "limit": 25}
MATCH (:Topic {id: $topic_id})<-[:ABOUT]-(paper:Paper)<-[:AUTHORED]-(person:Author)
WITH person, min(paper.year) AS first, count(DISTINCT paper) AS papers
WHERE first >= $since
RETURN person, first, papers
ORDER BY papers DESC, first DESC, person.name LIMIT $limit
