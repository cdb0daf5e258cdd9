// One author's papers that fit some conditions, newest first; '' and -1 are no condition.
// params:  $author STRING, $coauthor STRING, $topic STRING, $venue STRING, $cited STRING, $year INTEGER, $offset INTEGER, $limit INTEGER
// returns: one row: total, ids LIST<STRING>
// index:   author_id (constraint)
MATCH (:Author {id: $author})-[:AUTHORED]->(paper:Paper)
WHERE ($year < 0 OR paper.year = $year) AND ($venue = '' OR paper.venue = $venue)
  AND ($topic = '' OR EXISTS { (paper)-[:ABOUT]->(:Topic {id: $topic}) })
  AND ($coauthor = '' OR EXISTS { (paper)<-[:AUTHORED]-(:Author {id: $coauthor}) })
  AND ($cited = '' OR EXISTS { (paper)-[:CITES]->(:Paper)<-[:AUTHORED]-(:Author {id: $cited}) })
WITH DISTINCT paper
ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.title, paper.id
WITH collect(paper.id) AS ids
RETURN size(ids) AS total, ids[$offset..$offset + $limit] AS ids
