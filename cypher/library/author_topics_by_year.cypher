// What an author wrote about, year by year.
// title: Topics of an author over the years
// group: people
// params: $author_id STRING, $limit INTEGER
// returns: many rows: year, topics [names], papers (on the most frequent one)
// index: author_id (constraint)
// needs: nothing more
// example: {"author_id": "sample:yinghui-xu", "limit": 50}
MATCH (:Author {id: $author_id})-[:AUTHORED]->(paper:Paper)
OPTIONAL MATCH (paper)-[:ABOUT]->(topic:Topic)
WITH paper.year AS year, topic.name AS topic, count(DISTINCT paper) AS papers
ORDER BY papers DESC, topic
RETURN year, collect(topic)[..8] AS topics, max(papers) AS papers
ORDER BY year DESC LIMIT $limit
