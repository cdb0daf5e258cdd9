// Every paper with what its measures are computed from, in the order of the ids; records only where several sources
// may have counted its citations.
// params:  none
// returns: many rows: id STRING, year INTEGER, cited INTEGER, sources LIST<STRING>, version STRING, topics LIST<STRING>, records LIST<MAP {source, content}>
// index:   paper_id (constraint, in its order)
MATCH (paper:Paper)
WHERE paper.id > ''
WITH paper ORDER BY paper.id
RETURN paper.id AS id, paper.year AS year, paper.cited_by_count AS cited, coalesce(paper.sources, []) AS sources,
       paper.measured_version AS version,
       COLLECT { MATCH (paper)-[about:ABOUT]->(topic:Topic) RETURN topic.id ORDER BY coalesce(about.score, 0) DESC, topic.id } AS topics,
       CASE WHEN paper.cited_by_count IS NOT NULL AND size(paper.sources) > 1
         THEN COLLECT { MATCH (record:Record)-[:DESCRIBES]->(paper)
                        RETURN {source: record.source, content: record.content} }
         ELSE [] END AS records
