// Papers about one topic out of some of its years, newest first: one page of their ids. Undated papers have the year 0.
// params:  $id STRING, $from_year INTEGER, $to_year INTEGER, $offset INTEGER, $limit INTEGER
// returns: many rows: id
// index:   topic_id (constraint)
MATCH (:Topic {id: $id})<-[:ABOUT]-(paper)
WHERE $from_year <= coalesce(paper.year, 0) <= $to_year
WITH paper ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id SKIP $offset LIMIT $limit
RETURN paper.id AS id
