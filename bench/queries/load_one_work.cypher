// Write one work with its authors and topics, the plain way.
// params:  $work MAP
// returns: nothing
// index:   paper_id, author_id, topic_id (constraints)
MERGE (paper:Paper {id: $work.id})
SET paper.title = $work.title, paper.year = $work.year, paper.type = $work.type, paper.venue = $work.venue
FOREACH (said IN $work.authors |
  MERGE (author:Author {id: said.name})
  SET author.name = said.name
  MERGE (author)-[authored:AUTHORED]->(paper)
  SET authored.position = said.position)
FOREACH (name IN $work.keywords |
  MERGE (topic:Topic {id: name})
  SET topic.name = name
  MERGE (paper)-[:ABOUT]->(topic))
