// Institutions by the number of the given papers that name them, one institution left out.
// params:  $ids LIST<STRING>, $without STRING, $limit INTEGER
// returns: many rows: institution {id, name, country_code, count}
// index:   paper_id, institution_id, identifier_id (constraints)
UNWIND $ids AS id
MATCH (paper:Paper {id: id})<-[authored:AUTHORED]-()
UNWIND authored.institutions AS key
WITH key, collect(DISTINCT paper) AS papers
CALL (key) {
  MATCH (institution:Institution {id: key}) RETURN institution
  UNION
  MATCH (:Identifier {kind: 'institution', id: key})-[:IDENTIFIES]->(institution:Institution) RETURN institution
}
UNWIND papers AS paper
WITH institution, count(DISTINCT paper) AS count
WHERE institution.id <> $without
WITH institution, count ORDER BY count DESC, institution.id LIMIT $limit
RETURN institution {.id, .name, .country_code, count: count} AS institution
