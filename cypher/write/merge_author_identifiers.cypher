// Let identifiers lead to the authors that they mean.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   author_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (author:Author {id: row.id})
MERGE (identifier:Identifier {kind: 'author', id: row.identifier})
MERGE (identifier)-[:IDENTIFIES]->(author)
