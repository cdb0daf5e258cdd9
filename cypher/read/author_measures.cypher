// What one author's measures are computed from: works, places, code, citation counts of each source and of this graph, the fields of the works, and what was measured of each paper.
// params:  $id STRING
// returns: one row: works, dated, placed, first, ended, last, coded, codeable INTEGER, code (the newest paper with a link) MAP or null, novelties, percentiles LIST<FLOAT>, measured STRING or null, counts LIST<MAP {source, counts LIST<INTEGER>}>, has_references BOOLEAN, cited LIST<INTEGER>, fields LIST<MAP {id, name, kind, works}>
// index:   author_id (constraint)
MATCH (author:Author {id: $id})
CALL (author) {
  MATCH (author)-[authored:AUTHORED]->(paper)
  WITH paper, min(authored.position) AS position
  WITH paper, position, COUNT { (paper)<-[:AUTHORED]-() } + coalesce(paper.removed_authors, 0) AS authors, COUNT { (paper)<-[:CITES]-() } AS citing
  WITH paper, position, citing, authors > 1 AND coalesce(paper.authors_complete, true) AND position IS NOT NULL AS ends, authors
  ORDER BY paper.year DESC, paper.id
  RETURN count(paper) AS works, count(paper.year) AS dated, count(position) AS placed, count(CASE WHEN position = 1 THEN 1 END) AS first,
         count(CASE WHEN ends THEN 1 END) AS ended, count(CASE WHEN ends AND position = authors THEN 1 END) AS last,
         count(CASE WHEN paper.has_code THEN 1 END) AS coded,
         head(collect(CASE WHEN paper.code_url IS NOT NULL THEN {id: paper.id, title: paper.title, url: paper.code_url} END)) AS code,
         collect(paper.novelty) AS novelties, collect(paper.citation_percentile) AS percentiles, max(toString(paper.measured_on)) AS measured,
         collect(citing) AS cited
}
CALL (author) {
  MATCH (author)-[:AUTHORED]->(paper)
  WHERE paper.cited_by_count IS NOT NULL
  WITH DISTINCT paper
  CALL (paper) {
    WITH paper WHERE size(paper.sources) = 1
    RETURN paper.sources[0] AS source, paper.cited_by_count AS count
    UNION ALL
    // The name of a field stands between quotation marks, which the text of a title can only hold after a backslash.
    WITH paper WHERE size(paper.sources) > 1
    MATCH (record:Record)-[:DESCRIBES]->(paper)
    WHERE record.content CONTAINS '"cited_by_count":'
    RETURN record.source AS source, max(toInteger(split(split(split(record.content, '"cited_by_count":')[1], ',')[0], '}')[0])) AS count
  }
  WITH source, count WHERE count IS NOT NULL
  WITH source, collect(count) AS counts ORDER BY source
  RETURN collect({source: source, counts: counts}) AS counts
}
CALL (author) {
  MATCH (author)-[:AUTHORED]->(paper)-[:ABOUT]->(topic)
  WHERE topic.kind <> 'keyword'
  WITH topic, collect(DISTINCT paper) AS papers
  CALL (topic) {
    WITH topic WHERE topic.kind IN ['category', 'area']
    RETURN topic AS field
    UNION
    MATCH (topic)-[:PART_OF*0..3]->(field:Topic {kind: 'field'})
    RETURN field
  }
  UNWIND papers AS paper
  WITH field, count(DISTINCT paper) AS works ORDER BY works DESC, field.name, field.id
  WITH field.kind AS kind, collect({id: field.id, name: field.name, kind: field.kind, works: works})[0] AS most
  RETURN collect(most) AS fields
}
RETURN works, dated, placed, first, ended, last, coded, code, novelties, percentiles, measured, counts,
       EXISTS { ()-[:CITES]->() } AS has_references, cited, fields
