// How many papers each of some people wrote in each year, and how many of these with another of them.
// params:  $ids LIST<STRING>
// returns: many rows: place (in $ids), year (absent where unknown), papers INTEGER, joint INTEGER
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (:Author {id: $ids[place]})-[:AUTHORED]->(paper)
WITH paper, collect(DISTINCT place) AS places
UNWIND places AS place
RETURN place, paper.year AS year, count(*) AS papers, sum(CASE WHEN size(places) > 1 THEN 1 ELSE 0 END) AS joint
ORDER BY place, year
