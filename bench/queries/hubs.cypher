// The entity of each kind that the most is connected with.
// params:  none
// returns: one row: author (most distinct co-authors), coauthors, paper (most authors), authors, topic (most papers), papers, institution (most people), people
// index:   none (everything)
CALL () {
  MATCH (author:Author)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other:Author) WHERE other <> author
  WITH author, count(DISTINCT other) AS coauthors
  ORDER BY coauthors DESC, author.id LIMIT 1
  RETURN author.id AS author, coauthors
}
CALL () {
  MATCH (paper:Paper)
  WITH paper, COUNT { (paper)<-[:AUTHORED]-() } AS authors
  ORDER BY authors DESC, paper.id LIMIT 1
  RETURN paper.id AS paper, authors
}
CALL () {
  MATCH (topic:Topic)
  WITH topic, COUNT { (topic)<-[:ABOUT]-() } AS papers
  ORDER BY papers DESC, topic.id LIMIT 1
  RETURN topic.id AS topic, papers
}
CALL () {
  MATCH (institution:Institution)
  WITH institution, COUNT { (institution)<-[:AFFILIATED_WITH]-() } AS people
  ORDER BY people DESC, institution.id LIMIT 1
  RETURN institution.id AS institution, people
}
RETURN author, coauthors, paper, authors, topic, papers, institution, people
