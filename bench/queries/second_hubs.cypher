// The entity of each kind that is the second most connected, and the venue with most papers.
// params:  none
// returns: one row: author, topic, institution, venue
// index:   none (everything)
CALL () {
  MATCH (author:Author)
  WITH author, COUNT { (author)-[:AUTHORED]->() } AS papers
  ORDER BY papers DESC, author.id SKIP 1 LIMIT 1
  RETURN author.id AS author
}
CALL () {
  MATCH (topic:Topic)
  WITH topic, COUNT { (topic)<-[:ABOUT]-() } AS papers
  ORDER BY papers DESC, topic.id SKIP 1 LIMIT 1
  RETURN topic.id AS topic
}
CALL () {
  MATCH (institution:Institution)
  WITH institution, COUNT { (institution)<-[:AFFILIATED_WITH]-() } AS people
  ORDER BY people DESC, institution.id SKIP 1 LIMIT 1
  RETURN institution.id AS institution
}
CALL () {
  MATCH (paper:Paper) WHERE paper.venue IS NOT NULL
  WITH paper.venue AS venue, count(*) AS papers
  ORDER BY papers DESC, venue LIMIT 1
  RETURN venue
}
RETURN author, topic, institution, venue
