// Whom and what one finds around a researcher most often: what a form is filled in with that asks for such.
// params:  $id STRING
// returns: one row: name, authors, topics, institutions, papers LIST<STRING> (ids, two at most), venues LIST<STRING>; none for an unknown id
// index:   author_id (constraint)
MATCH (author:Author {id: $id})
CALL (author) {
  MATCH (author)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(other:Author) WHERE other <> author
  WITH other, count(DISTINCT paper) AS joint ORDER BY joint DESC, other.id LIMIT 1
  RETURN collect(other.id) AS others
}
CALL (author) {
  MATCH (author)-[:AUTHORED]->(paper:Paper)-[:ABOUT]->(topic:Topic)
  WITH topic, count(*) AS papers ORDER BY papers DESC, topic.id LIMIT 2
  RETURN collect(topic.id) AS topics
}
CALL (author) {
  MATCH (author)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other:Author)-[:AFFILIATED_WITH]->(institution:Institution)
  WITH institution, count(DISTINCT other) AS people ORDER BY people DESC, institution.id LIMIT 2
  RETURN collect(institution.id) AS institutions
}
CALL (author) {
  MATCH (author)-[:AUTHORED]->(paper:Paper)
  WITH paper ORDER BY COUNT { (paper)<-[:CITES]-() } DESC, paper.year DESC, paper.id LIMIT 1
  RETURN collect(paper.id) AS papers
}
CALL (author) {
  MATCH (author)-[:AUTHORED]->(paper:Paper) WHERE paper.venue IS NOT NULL
  WITH paper.venue AS venue, count(*) AS papers ORDER BY papers DESC, venue LIMIT 1
  RETURN collect(venue) AS venues
}
RETURN author.name AS name, [author.id] + others AS authors, topics, institutions, papers, venues
