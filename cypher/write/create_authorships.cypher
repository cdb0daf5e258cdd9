// Write who wrote which paper, at which place.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   author_id, paper_id (constraints)
UNWIND $rows AS row
MATCH (author:Author {id: row.author})
MATCH (paper:Paper {id: row.paper})
CREATE (author)-[authored:AUTHORED]->(paper)
SET authored = row.properties
