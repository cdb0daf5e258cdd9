// Let the key of one author lead to the author who has her place on a paper now.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   author_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (author:Author {id: row.author})
MERGE (identifier:Identifier {kind: 'author', id: row.key})
MERGE (identifier)-[:LEADS_TO]->(author)
