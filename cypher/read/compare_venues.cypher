// Venues that at least two of some people published in, with how many papers each; those of most of them first.
// params:  $ids LIST<STRING>, $limit INTEGER
// returns: many rows: id (the venue's name), label, counts LIST of {place (in $ids), papers}
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (:Author {id: $ids[place]})-[:AUTHORED]->(paper)
WHERE paper.venue <> ''
WITH paper.venue AS venue, place, count(DISTINCT paper) AS papers
WITH venue, collect({place: place, papers: papers}) AS counts, min(papers) AS least, sum(papers) AS total
WHERE size(counts) > 1
RETURN venue AS id, venue AS label, counts ORDER BY size(counts) DESC, least DESC, total DESC, id LIMIT $limit
