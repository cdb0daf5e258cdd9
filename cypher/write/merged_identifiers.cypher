// Every pair of merged identifiers that touches, over any number of merges, one of the given ones.
// params:  $kind STRING, $identifiers LIST<STRING>
// returns: one row a pair: old STRING, new STRING
// index:   identifier_id (constraint)
UNWIND $identifiers AS id
MATCH (:Identifier {kind: $kind, id: id})-[:MERGED_INTO*0..20]-(old:Identifier)-[:MERGED_INTO]->(new:Identifier)
RETURN DISTINCT old.id AS old, new.id AS new
