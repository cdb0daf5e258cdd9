// Write who wrote which paper, at which place.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   author_id, paper_id (constraints)
UNWIND $rows AS row
MATCH (paper:Paper {id: row.paper})
UNWIND row.authorships AS said
MATCH (author:Author {id: said.author})
CREATE (author)-[authored:AUTHORED]->(paper)
SET authored = said.properties
