// Topics that at least two of some people wrote about, with how many papers each; those of most of them first.
// params:  $ids LIST<STRING>, $limit INTEGER
// returns: many rows: id, label, counts LIST of {place (in $ids), papers}
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (:Author {id: $ids[place]})-[:AUTHORED]->(paper)-[:ABOUT]->(topic)
WITH topic, place, count(DISTINCT paper) AS papers
WITH topic, collect({place: place, papers: papers}) AS counts, min(papers) AS least, sum(papers) AS total
WHERE size(counts) > 1
RETURN topic.id AS id, topic.name AS label, counts ORDER BY size(counts) DESC, least DESC, total DESC, id LIMIT $limit
