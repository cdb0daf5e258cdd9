// Papers about one topic, newest first: one page of their ids.
// params:  $id STRING, $offset INTEGER, $limit INTEGER
// returns: many rows: id
// index:   topic_id (constraint)
MATCH (:Topic {id: $id})<-[:ABOUT]-(paper:Paper)
WITH paper ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id SKIP $offset LIMIT $limit
RETURN paper.id AS id
