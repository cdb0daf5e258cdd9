// The entities that the most is connected with: twenty authors, and one of each other kind.
// params:  none
// returns: one row: authors LIST<STRING> (most distinct co-authors), paper (most authors), topic (most papers), institution (most people), venue (most papers)
// index:   none (everything)
CALL () {
  MATCH (author:Author)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other:Author) WHERE other <> author
  WITH author, count(DISTINCT other) AS coauthors ORDER BY coauthors DESC, author.id LIMIT 20
  RETURN collect(author.id) AS authors
}
CALL () {
  MATCH (paper:Paper)
  WITH paper, COUNT { (paper)<-[:AUTHORED]-() } AS authors ORDER BY authors DESC, paper.id LIMIT 1
  RETURN paper.id AS paper
}
CALL () {
  MATCH (topic:Topic)
  WITH topic, COUNT { (topic)<-[:ABOUT]-() } AS papers ORDER BY papers DESC, topic.id LIMIT 1
  RETURN topic.id AS topic
}
CALL () {
  MATCH (institution:Institution)
  WITH institution, COUNT { (institution)<-[:AFFILIATED_WITH]-() } AS people ORDER BY people DESC, institution.id LIMIT 1
  RETURN institution.id AS institution
}
CALL () {
  MATCH (paper:Paper) WHERE paper.venue IS NOT NULL
  WITH paper.venue AS venue, count(*) AS papers ORDER BY papers DESC, venue LIMIT 1
  RETURN venue
}
RETURN authors, paper, topic, institution, venue
