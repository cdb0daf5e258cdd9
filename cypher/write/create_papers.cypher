// Write papers that the graph has not, with all that is said of them; authors and topics are named by their place in
// the lists of all, to look each up once.
// params:  $authors LIST<STRING>, $topics LIST<STRING>, $rows LIST<LIST>
// returns: nothing
// index:   author_id, topic_id (constraints)
WITH [id IN $authors | head(COLLECT { MATCH (author:Author {id: id}) RETURN author })] AS authors,
     [id IN $topics | head(COLLECT { MATCH (topic:Topic {id: id}) RETURN topic })] AS topics
UNWIND $rows AS row
CREATE (paper:Paper)
SET paper = row[0]
FOREACH (said IN row[1] |
  CREATE (record:Record)-[:DESCRIBES]->(paper)
  SET record = said, record.first_loaded = said.loaded)
FOREACH (said IN row[2] |
  FOREACH (author IN [authors[said[0]]] |
    CREATE (author)-[:AUTHORED {
      position: said[1], raw_name: said[2], sources: said[3], name: said[4], affiliations: said[5],
      institutions: said[6], corresponding: said[7], listed: said[8], keys: said[9]
    }]->(paper)))
FOREACH (said IN row[3] |
  FOREACH (topic IN [topics[said[0]]] |
    CREATE (paper)-[:ABOUT {score: said[1], sources: said[2]}]->(topic)))
