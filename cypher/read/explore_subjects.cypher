// The topics of some papers and of some people's papers, for colours by topic.
// params:  $around MAP {authors, papers: ids}
// returns: many rows: key ("author:" or "paper:" and the id), topics [[id, name, papers or score]] (at most 10, the first first)
// index:   author_id, paper_id (constraints)
CALL () {
  UNWIND $around.authors AS id
  MATCH (author:Author {id: id})
  CALL (author) {
    MATCH (author)-[:AUTHORED]->(paper:Paper)
    WITH DISTINCT paper LIMIT 300
    MATCH (paper)-[:ABOUT]->(topic:Topic)
    WITH topic, toFloat(count(*)) AS much
    ORDER BY much DESC, topic.id LIMIT 10
    RETURN collect([topic.id, coalesce(topic.name, topic.id), much]) AS topics
  }
  RETURN 'author:' + id AS key, topics
  UNION ALL
  UNWIND $around.papers AS id
  MATCH (paper:Paper {id: id})
  CALL (paper) {
    MATCH (paper)-[about:ABOUT]->(topic:Topic)
    WITH topic, max(coalesce(about.score, 0.0)) AS much
    ORDER BY much DESC, topic.id LIMIT 10
    RETURN collect([topic.id, coalesce(topic.name, topic.id), much]) AS topics
  }
  RETURN 'paper:' + id AS key, topics
}
RETURN key, topics
