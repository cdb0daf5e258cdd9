// People by the number of the given papers that they wrote.
// params:  $ids LIST<STRING>, $limit INTEGER
// returns: many rows: person {id, name, works}
// index:   paper_id (constraint)
UNWIND $ids AS id
MATCH (paper:Paper {id: id})<-[:AUTHORED]-(person:Author)
WITH person, count(DISTINCT paper) AS works
ORDER BY works DESC, person.id LIMIT $limit
RETURN person {.id, .name, works: works} AS person
