// The institutions of some people, for colours and places by institution.
// params:  $around MAP {authors: ids}
// returns: many rows: person (id), institutions [[id, name, last year or 0]] (at most 20, the newest first)
// index:   author_id (constraint)
UNWIND $around.authors AS id
MATCH (author:Author {id: id})
CALL (author) {
  MATCH (author)-[affiliated:AFFILIATED_WITH]->(institution:Institution)
  WITH institution, max(coalesce(affiliated.to_year, 0)) AS last
  ORDER BY last DESC, institution.id LIMIT 20
  RETURN collect([institution.id, coalesce(institution.name, institution.id), last]) AS institutions
}
RETURN id AS person, institutions
