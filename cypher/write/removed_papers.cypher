// Papers of which somebody was removed, with the records that tell of them, by id.
// params:  $after STRING, $limit INTEGER
// returns: one row a paper and record: paper STRING, id STRING, content STRING, updated STRING, former STRING
// index:   paper_id (constraint, in its order)
MATCH (paper:Paper)
WHERE paper.id > $after AND paper.removed_authors > 0
WITH paper ORDER BY paper.id LIMIT $limit
MATCH (record:Record)-[:DESCRIBES]->(paper)
RETURN paper.id AS paper, record.id AS id, record.content AS content, record.updated AS updated, record.former AS former
