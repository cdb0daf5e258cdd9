// Institutions as rows of a list, in the order of the ids, with where they are.
// params:  $ids LIST<STRING>
// returns: many rows: result {kind, id, label, detail LIST<STRING>, count, count_of}
// index:   institution_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (institution:Institution {id: $ids[place]})
RETURN {
  kind: 'institution', id: institution.id, label: institution.name, count_of: 'people',
  count: COUNT { (institution)<-[:AFFILIATED_WITH]-() },
  detail: [fact IN [institution.city, institution.country_code] WHERE fact IS NOT NULL]
} AS result ORDER BY place
