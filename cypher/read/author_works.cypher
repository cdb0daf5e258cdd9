// One author's papers but those in $without, in the order that $sort names and newest first among equals: one page of their ids.
// params:  $id STRING, $year INTEGER, $type STRING, $listed BOOLEAN, $without LIST<STRING>, $sort STRING, $offset INTEGER, $limit INTEGER
// returns: many rows: id
// index:   author_id (constraint)
MATCH (:Author {id: $id})-[authored:AUTHORED]->(paper)
WHERE ($year IS NULL OR paper.year = $year) AND ($type IS NULL OR paper.type = $type) AND (NOT $listed OR authored.listed)
  AND NOT paper.id IN $without
WITH paper, min(authored.position) AS place
ORDER BY CASE $sort
           WHEN 'cited' THEN coalesce(paper.cited_by_count, -1)
           WHEN 'cited_here' THEN COUNT { (paper)<-[:CITES]-() }
           WHEN 'citation_percentile' THEN coalesce(paper.citation_percentile, -1.0)
           WHEN 'novelty' THEN coalesce(paper.novelty, -1.0)
           WHEN 'code' THEN CASE WHEN paper.has_code THEN 1 ELSE 0 END
           WHEN 'place' THEN -coalesce(place, 1000000)
           WHEN 'authors' THEN -COUNT { (paper)<-[:AUTHORED]-() } - coalesce(paper.removed_authors, 0)
           ELSE 0
         END DESC, coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.title, paper.id SKIP $offset LIMIT $limit
RETURN paper.id AS id
