// What else supports one author's record: works that two sources give her, that sources disagree on, that were retracted, and her registered institutions.
// params:  $id STRING, $most INTEGER
// returns: at most one row: works, confirmed, disputed, retracted INTEGER, disputed_papers, retracted_papers LIST<MAP> of id, title, sources, institutions LIST<MAP> of name, sources; each list at most $most; orcid_sources LIST<STRING>
// index:   author_id (constraint)
MATCH (author:Author {id: $id})
WITH author, [author.id] + COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(author) RETURN identifier.id } AS own
CALL (author, own) {
  MATCH (author)-[authored:AUTHORED]->(paper:Paper)
  RETURN count(DISTINCT paper) AS works,
         count(DISTINCT CASE WHEN size(authored.sources) > 1 THEN paper END) AS confirmed,
         collect(DISTINCT CASE WHEN paper.retracted THEN paper END) AS retracted,
         collect(DISTINCT CASE
           WHEN any(key IN authored.keys WHERE key STARTS WITH 'orcid:' AND NOT key IN own) THEN paper
           WHEN size(paper.sources) > size(authored.sources) AND EXISTS {
             MATCH (paper)<-[other:AUTHORED {position: authored.position}]-(somebody:Author)
             WHERE somebody <> author AND none(source IN other.sources WHERE source IN authored.sources)
           } THEN paper
         END) AS disputed
}
RETURN works, confirmed, size(disputed) AS disputed, size(retracted) AS retracted,
       [paper IN disputed[..$most] | {id: paper.id, title: paper.title, sources: coalesce(paper.sources, [])}] AS disputed_papers,
       [paper IN retracted[..$most] | {id: paper.id, title: paper.title, sources: COLLECT {
         MATCH (record:Record)-[:DESCRIBES]->(paper) WHERE record.content CONTAINS '"retracted":true'
         RETURN DISTINCT record.source AS source ORDER BY source
       }}] AS retracted_papers,
       COLLECT {
         UNWIND [key IN own WHERE key STARTS WITH 'orcid:'] AS orcid
         CALL (author) {
           MATCH (record:Record)-[:DESCRIBES]->(author) RETURN record LIMIT 20
           UNION
           MATCH (author)-[:AUTHORED]->(paper:Paper) WITH paper LIMIT 20
           MATCH (record:Record)-[:DESCRIBES]->(paper) RETURN record
         }
         WITH record, orcid WHERE record.content CONTAINS orcid
         RETURN DISTINCT record.source AS source ORDER BY source
       } AS orcid_sources,
       COLLECT {
         MATCH (author)-[affiliated:AFFILIATED_WITH]->(institution:Institution)
         WHERE institution.ror IS NOT NULL OR institution.id STARTS WITH 'ror:' OR institution.id STARTS WITH 'openalex:'
         RETURN {name: institution.name, sources: coalesce(affiliated.sources, [])}
         ORDER BY affiliated.to_year DESC, institution.id LIMIT $most
       } AS institutions
