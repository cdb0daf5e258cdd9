// What each source says of one author: papers by her, papers it lists on her profile, its records, and when they were loaded.
// params:  $id STRING
// returns: one row a source: source, papers, listed, profiles, records INTEGER, loaded, updated STRING or null
// index:   author_id (constraint)
MATCH (author:Author {id: $id})
CALL (author) {
  MATCH (author)-[authored:AUTHORED]->(paper)
  UNWIND coalesce(authored.sources, []) AS source
  OPTIONAL MATCH (record:Record {source: source})-[:DESCRIBES]->(paper)
  RETURN source, paper, authored.listed AS listed, record, false AS profile
  UNION ALL
  MATCH (record:Record)-[:DESCRIBES]->(author)
  RETURN record.source AS source, null AS paper, false AS listed, record, true AS profile
}
RETURN source, count(DISTINCT paper) AS papers, count(DISTINCT CASE WHEN listed THEN paper END) AS listed,
       count(DISTINCT CASE WHEN profile THEN record END) AS profiles, count(DISTINCT record) AS records,
       max(toString(record.loaded)) AS loaded, max(toString(record.updated)) AS updated
ORDER BY papers DESC, source
