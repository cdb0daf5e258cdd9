// Papers that all of several authors wrote, newest first.
// params:  $ids LIST<STRING>, $limit INTEGER
// returns: many rows: id
// index:   author_id (constraint)
UNWIND $ids AS id
MATCH (person:Author {id: id})-[:AUTHORED]->(paper:Paper)
WITH paper, count(DISTINCT person) AS people
WHERE people = size($ids)
WITH paper ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.title, paper.id LIMIT $limit
RETURN paper.id AS id
