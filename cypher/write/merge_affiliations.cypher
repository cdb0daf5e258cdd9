// Write who worked where, from the first to the last year that a paper or a record tells.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   author_id, institution_id (constraints)
UNWIND $rows AS row
MATCH (author:Author {id: row.author})
MATCH (institution:Institution {id: row.institution})
MERGE (author)-[affiliated:AFFILIATED_WITH]->(institution)
SET affiliated.from_year = CASE WHEN affiliated.from_year <= row.from_year THEN affiliated.from_year ELSE coalesce(row.from_year, affiliated.from_year) END,
    affiliated.to_year = CASE WHEN affiliated.to_year >= row.to_year THEN affiliated.to_year ELSE coalesce(row.to_year, affiliated.to_year) END,
    affiliated.sources = COLLECT { UNWIND coalesce(affiliated.sources, []) + row.sources AS source RETURN DISTINCT source ORDER BY source }
