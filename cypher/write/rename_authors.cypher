// Give authors a better id; the old one leads to them from now on.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   author_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (author:Author {id: row.old})
SET author.id = row.id
MERGE (former:Identifier {kind: 'author', id: row.old})
MERGE (former)-[:IDENTIFIES]->(author)
WITH author
MATCH (own:Identifier {kind: 'author', id: author.id})-[identifies:IDENTIFIES]->(author)
DELETE identifies
