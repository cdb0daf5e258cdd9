// Write what sources say of papers, each record beside the paper that it describes.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   record_id, paper_id (constraints)
UNWIND $rows AS row
MATCH (paper:Paper {id: row.entity})
MERGE (record:Record {id: row.id})
SET record += row.properties
MERGE (record)-[:DESCRIBES]->(paper)
