// People with the number of their papers, in the order of the ids.
// params:  $ids LIST<STRING>
// returns: many rows: person {id, name, works}
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (person:Author {id: $ids[place]})
RETURN person {.id, .name, works: COUNT { MATCH (person)-[:AUTHORED]->(paper:Paper) RETURN DISTINCT paper }} AS person ORDER BY place
