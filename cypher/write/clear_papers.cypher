// Take away what papers say of others, before it is written anew; the authorships taken away come back.
// params:  $ids LIST<STRING>
// returns: one row an authorship: author STRING, keys LIST<STRING>
// index:   paper_id (constraint)
UNWIND $ids AS id
MATCH (paper:Paper {id: id})
CALL (paper) {
  MATCH (paper)-[said:ABOUT|CITES|REFERS_TO]->()
  DELETE said
}
MATCH (author:Author)-[authored:AUTHORED]->(paper)
WITH author.id AS author, authored, authored.keys AS keys
DELETE authored
RETURN author, keys
