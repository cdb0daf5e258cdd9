// Authors as rows of a list, in the order of the ids, with their latest affiliation.
// params:  $ids LIST<STRING>
// returns: many rows: result {kind, id, label, detail LIST<STRING>, count, count_of}
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (author:Author {id: $ids[place]})
RETURN {
  kind: 'author', id: author.id, label: author.name, count: COUNT { (author)-[:AUTHORED]->() }, count_of: 'papers',
  detail: COLLECT { MATCH (author)-[affiliated:AFFILIATED_WITH]->(institution:Institution)
                    WITH affiliated, institution ORDER BY coalesce(affiliated.to_year, 0) DESC, institution.name LIMIT 1
                    RETURN institution.name }
} AS result ORDER BY place
