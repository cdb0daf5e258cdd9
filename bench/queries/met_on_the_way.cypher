// What a visitor of some authors types and opens next: their name, a title, and somebody they wrote with.
// params:  $ids LIST<STRING>
// returns: many rows: id, name, title, coauthor (an id, or null)
// index:   author_id (constraint)
UNWIND $ids AS id
MATCH (author:Author {id: id})-[:AUTHORED]->(paper:Paper)
WITH author, min(paper.title) AS title
OPTIONAL MATCH (author)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other:Author) WHERE other <> author
RETURN author.id AS id, author.name AS name, title, min(other.id) AS coauthor
