// For each two of several authors, the number of papers by both, and of those listed on both profiles; pairs without any are left out.
// params:  $ids LIST<STRING>
// returns: many rows: a, b, count, listed
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (:Author {id: $ids[place]})-[authored:AUTHORED]->(paper:Paper)
WITH paper, place, max(CASE WHEN authored.listed THEN 1 ELSE 0 END) AS listed
WITH paper, collect({place: place, listed: listed}) AS people
WHERE size(people) > 1
UNWIND people AS a
UNWIND people AS b
WITH a, b WHERE a.place < b.place
RETURN $ids[a.place] AS a, $ids[b.place] AS b, count(*) AS count, sum(a.listed * b.listed) AS listed
