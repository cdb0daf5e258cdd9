// Write what sources say of papers, each record beside the paper that it describes; when a record came first, and when
// it first said that its paper is retracted, stays as it is when the record is told anew.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   record_id, paper_id (constraints)
UNWIND $rows AS row
MATCH (paper:Paper {id: row.entity})
MERGE (record:Record {id: row.id})
ON CREATE SET record.first_loaded = row.properties.loaded
SET record.retraction_loaded = CASE WHEN row.properties.content CONTAINS '"retracted":true'
                                    THEN CASE WHEN record.content CONTAINS '"retracted":true' THEN record.retraction_loaded ELSE row.properties.loaded END END
SET record += row.properties
MERGE (record)-[:DESCRIBES]->(paper)
