// Write which paper is about which topics; a row names a topic by its place in the list of all, to look each up once.
// params:  $topics LIST<STRING>, $rows LIST<MAP>
// returns: nothing
// index:   paper_id, topic_id (constraints)
WITH [id IN $topics | head(COLLECT { MATCH (topic:Topic {id: id}) RETURN topic })] AS topics
UNWIND $rows AS row
MATCH (paper:Paper {id: row.paper})
UNWIND row.topics AS said
WITH paper, said, topics[said[0]] AS topic
CREATE (paper)-[:ABOUT {score: said[1], sources: said[2]}]->(topic)
