// Remove identifiers that lead nowhere and that nothing refers to.
// params:  $kind STRING, $ids LIST<STRING>
// returns: nothing
// index:   identifier_id (constraint)
UNWIND $ids AS id
MATCH (identifier:Identifier {kind: $kind, id: id})
WHERE NOT EXISTS { (identifier)--() }
DELETE identifier
