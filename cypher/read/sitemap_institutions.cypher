// Ids of institutions behind one of them, in their order: one page of them, or with a skip the last one of a page.
// params:  $after STRING, $skip INTEGER, $limit INTEGER
// returns: many rows: id
// index:   institution_id (constraint, in its order)
MATCH (entity:Institution)
WHERE entity.id > $after
WITH entity.id AS id ORDER BY id SKIP $skip LIMIT $limit
RETURN id
