// Give papers a better id; the old one leads to them from now on.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   paper_id, identifier_id (constraints)
UNWIND $rows AS row
MATCH (paper:Paper {id: row.old})
SET paper.id = row.id
MERGE (former:Identifier {kind: 'paper', id: row.old})
MERGE (former)-[:IDENTIFIES]->(paper)
WITH paper
MATCH (own:Identifier {kind: 'paper', id: paper.id})-[identifies:IDENTIFIES]->(paper)
DELETE identifies
