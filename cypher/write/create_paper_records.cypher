// Write records that the graph has not, each beside the paper that it describes.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   paper_id (constraint)
UNWIND $rows AS row
MATCH (paper:Paper {id: row.entity})
CREATE (record:Record {id: row.id})-[:DESCRIBES]->(paper)
SET record += row.properties
