// One author's papers but those in $without, counted by year, type and whether a source lists them on her profile.
// params:  $id STRING, $without LIST<STRING>
// returns: many rows: year, type, listed, works
// index:   author_id (constraint)
MATCH (:Author {id: $id})-[authored:AUTHORED]->(paper)
WHERE NOT paper.id IN $without
WITH paper, max(CASE WHEN authored.listed THEN 1 ELSE 0 END) = 1 AS listed
RETURN paper.year AS year, paper.type AS type, listed, count(*) AS works
