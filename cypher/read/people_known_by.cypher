// The people that ids mean which are or once were theirs, with all their identifiers.
// params:  $ids LIST<STRING>
// returns: many rows: asked, id, name, identifiers LIST<STRING>; none for an id of nobody
// index:   author_id, identifier_id (constraints)
UNWIND $ids AS asked
CALL (asked) {
  MATCH (person:Author {id: asked}) RETURN person, 0 AS place
  UNION
  MATCH (:Identifier {kind: 'author', id: asked})-[:IDENTIFIES]->(person:Author) RETURN person, 1 AS place
}
WITH asked, person ORDER BY place, person.id
WITH asked, head(collect(person)) AS person
RETURN asked, person.id AS id, person.name AS name,
       COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(person) RETURN identifier.id ORDER BY identifier.id } AS identifiers
