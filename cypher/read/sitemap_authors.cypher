// Ids of authors behind one of them, in their order: one page of them, or with a skip the last one of a page.
// params:  $after STRING, $skip INTEGER, $limit INTEGER
// returns: many rows: id
// index:   author_id (constraint, in its order)
MATCH (entity:Author)
WHERE entity.id > $after
WITH entity.id AS id ORDER BY id SKIP $skip LIMIT $limit
RETURN id
