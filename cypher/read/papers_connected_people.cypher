// Of the people who wrote the most of some papers, those with the most co-authors in the whole graph.
// params:  $ids LIST<STRING>, $candidates INTEGER, $limit INTEGER
// returns: many rows: person {id, name, works, coauthors}
// index:   paper_id (constraint)
UNWIND $ids AS id
MATCH (:Paper {id: id})<-[:AUTHORED]-(author:Author)
WITH author, count(*) AS written ORDER BY written DESC, author.id LIMIT $candidates
CALL (author) {
  MATCH (author)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other:Author) WHERE other <> author
  RETURN count(DISTINCT other) AS coauthors
}
WITH author, coauthors, COUNT { (author)-[:AUTHORED]->() } AS works
RETURN author {.id, .name, works: works, coauthors: coauthors} AS person
ORDER BY coauthors DESC, works DESC, author.id LIMIT $limit
