// Write what sources say of institutions, each record beside the institution that it describes.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   record_id, institution_id (constraints)
UNWIND $rows AS row
MATCH (institution:Institution {id: row.entity})
MERGE (record:Record {id: row.id})
SET record += row.properties
MERGE (record)-[:DESCRIBES]->(institution)
