// Take away leads that no authorship supports any more, and those to an author whom the key means anyway.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   identifier_id (constraint)
UNWIND $rows AS row
MATCH (identifier:Identifier {kind: 'author', id: row.key})-[leads:LEADS_TO]->(author:Author {id: row.author})
WHERE author.id = row.key
   OR EXISTS { (identifier)-[:IDENTIFIES]->(author) }
   OR NOT EXISTS { MATCH (author)-[authored:AUTHORED]->(:Paper) WHERE row.key IN authored.keys }
DELETE leads
