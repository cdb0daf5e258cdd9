// One author's papers but those in $without, newest first: one page of their ids.
// params:  $id STRING, $year INTEGER, $type STRING, $listed BOOLEAN, $without LIST<STRING>, $offset INTEGER, $limit INTEGER
// returns: many rows: id
// index:   author_id (constraint)
MATCH (:Author {id: $id})-[authored:AUTHORED]->(paper:Paper)
WHERE ($year IS NULL OR paper.year = $year) AND ($type IS NULL OR paper.type = $type) AND (NOT $listed OR authored.listed)
  AND NOT paper.id IN $without
WITH DISTINCT paper
ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.title, paper.id SKIP $offset LIMIT $limit
RETURN paper.id AS id
