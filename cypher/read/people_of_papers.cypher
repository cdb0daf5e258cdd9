// The authors of papers, in the papers' order; of each paper at most $limit.
// params:  $ids LIST<STRING>, $limit INTEGER
// returns: many rows: id, title, total INTEGER, people LIST of {id, name}
// index:   paper_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (paper:Paper {id: $ids[place]})
CALL (paper) {
  MATCH (paper)<-[authored:AUTHORED]-(person:Author)
  WITH person, min(coalesce(authored.position, 1000000)) AS position ORDER BY position, person.name
  RETURN count(*) AS total, collect({id: person.id, name: person.name})[..$limit] AS people
}
RETURN paper.id AS id, paper.title AS title, total, people ORDER BY place
