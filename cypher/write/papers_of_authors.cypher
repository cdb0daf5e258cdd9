// Papers on which authors have a place, or some of their keys stand at somebody else's, by id.
// params:  $ids LIST<STRING>, $keys LIST<STRING>, $after STRING, $limit INTEGER
// returns: many rows: id STRING, authorships INTEGER (of all its authors)
// index:   author_id, identifier_id (constraints)
CALL () {
  UNWIND $ids AS id
  MATCH (:Author {id: id})-[:AUTHORED]->(paper:Paper)
  RETURN paper
  UNION
  UNWIND $keys AS key
  MATCH (:Identifier {kind: 'author', id: key})-[:LEADS_TO]->(:Author)-[authored:AUTHORED]->(paper:Paper)
  WHERE key IN authored.keys
  RETURN paper
}
WITH DISTINCT paper
WHERE paper.id > $after
RETURN paper.id AS id, COUNT { (paper)<-[:AUTHORED]-() } AS authorships ORDER BY id LIMIT $limit
