// People who wrote with at least two of some people, with how many papers with each; those of most of them first.
// params:  $ids LIST<STRING>, $limit INTEGER
// returns: many rows: id, label, counts LIST of {place (in $ids), papers}
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (:Author {id: $ids[place]})-[:AUTHORED]->(paper)<-[:AUTHORED]-(other)
WITH other, place, count(DISTINCT paper) AS papers
WITH other, collect({place: place, papers: papers}) AS counts, sum(papers) AS total
WHERE size(counts) > 1 AND NOT other.id IN $ids
RETURN other.id AS id, other.name AS label, counts ORDER BY size(counts) DESC, total DESC, id LIMIT $limit
