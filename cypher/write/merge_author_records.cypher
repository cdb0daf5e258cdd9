// Write what sources say of authors, each record beside the author that it describes.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   record_id, author_id (constraints)
UNWIND $rows AS row
MATCH (author:Author {id: row.entity})
MERGE (record:Record {id: row.id})
SET record += row.properties
MERGE (record)-[:DESCRIBES]->(author)
