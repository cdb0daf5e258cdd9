// The papers that somebody of a panel wrote with somebody of a list, for each such two the newest first.
// params:  $panel LIST<STRING>, $others LIST<STRING>
// returns: many rows: a, b (ids), papers LIST of {id, year (absent where unknown)}
// index:   author_id (constraint)
UNWIND $panel AS a
MATCH (:Author {id: a})-[:AUTHORED]->(paper:Paper)
WITH paper, collect(DISTINCT a) AS members
MATCH (paper)<-[:AUTHORED]-(other:Author)
WHERE other.id IN $others
WITH DISTINCT paper, members, other.id AS b
ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id
UNWIND members AS a
WITH a, b, paper WHERE a <> b
RETURN a, b, collect({id: paper.id, year: paper.year}) AS papers
