// How many papers of each of some people cite a paper by another of them.
// params:  $ids LIST<STRING>
// returns: many rows: citing, cited (places in $ids), papers INTEGER (the citing ones)
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS citing
MATCH (:Author {id: $ids[citing]})-[:AUTHORED]->(paper)-[:CITES]->()<-[:AUTHORED]-(other)
WHERE other.id IN $ids AND other.id <> $ids[citing]
WITH citing, other, count(DISTINCT paper) AS papers
UNWIND range(0, size($ids) - 1) AS cited
WITH citing, cited, other, papers WHERE $ids[cited] = other.id
RETURN citing, cited, papers
