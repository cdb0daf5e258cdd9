// Institutions of one author, the latest first.
// params:  $id STRING, $limit INTEGER
// returns: many rows: affiliation {id, name, country_code, from_year, to_year, sources}
// index:   author_id (constraint)
MATCH (:Author {id: $id})-[affiliated:AFFILIATED_WITH]->(institution:Institution)
WITH affiliated, institution
ORDER BY coalesce(affiliated.to_year, 0) DESC, coalesce(affiliated.from_year, 0) DESC, institution.name LIMIT $limit
RETURN institution {.id, .name, .country_code, from_year: affiliated.from_year, to_year: affiliated.to_year,
                    sources: coalesce(affiliated.sources, [])} AS affiliation
