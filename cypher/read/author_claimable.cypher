// What a claim of one author record can be checked against.
// params:  $id STRING, $limit INTEGER
// returns: at most one row: id, name, names, homepage, identifiers LIST<STRING>, institutions LIST<{id, name, homepage}>
// index:   author_id (constraint)
MATCH (author:Author {id: $id})
RETURN author.id AS id, author.name AS name, coalesce(author.names, []) AS names, author.homepage AS homepage,
       COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(author) RETURN identifier.id ORDER BY identifier.id } AS identifiers,
       COLLECT {
         MATCH (author)-[:AFFILIATED_WITH]->(institution:Institution)
         WITH DISTINCT institution ORDER BY institution.name, institution.id LIMIT $limit
         RETURN institution {.id, .name, .homepage}
       } AS institutions
