// Write which paper is about which topics.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   paper_id, topic_id (constraints)
UNWIND $rows AS row
MATCH (paper:Paper {id: row.paper})
UNWIND row.topics AS said
MATCH (topic:Topic {id: said.topic})
CREATE (paper)-[:ABOUT {score: said.score, sources: said.sources}]->(topic)
