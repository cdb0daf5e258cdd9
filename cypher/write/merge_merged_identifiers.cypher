// Keep the source's word that one identifier is merged into another.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   identifier_id (constraint)
UNWIND $rows AS row
MERGE (old:Identifier {kind: row.kind, id: row.old})
MERGE (new:Identifier {kind: row.kind, id: row.new})
MERGE (old)-[:MERGED_INTO]->(new)
