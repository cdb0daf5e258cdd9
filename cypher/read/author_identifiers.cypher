// All that one author is called by, her own id first.
// params:  $id STRING
// returns: at most one row: ids LIST<STRING>
// index:   author_id (constraint)
MATCH (author:Author {id: $id})
RETURN [author.id] + COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(author)
                               WHERE identifier.id <> author.id RETURN identifier.id ORDER BY identifier.id } AS ids
