// One paper with its identifiers, topics and counts.
// params:  $id STRING
// returns: at most one row: paper {facts, identifiers, topics, author_count, reference_count, missing_references, citing_count, records}
// index:   paper_id (constraint)
MATCH (paper:Paper {id: $id})
RETURN paper {
  .id, .title, .year, .date, .type, .venue, .abstract, .comments, .journal_ref, .code_url, .url, .language, .cited_by_count, .doi, .arxiv_id,
  has_code: coalesce(paper.has_code, false), retracted: coalesce(paper.retracted, false),
  authors_complete: coalesce(paper.authors_complete, true), sources: coalesce(paper.sources, []),
  identifiers: COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(paper) RETURN identifier.id ORDER BY identifier.id },
  topics: COLLECT { MATCH (paper)-[about:ABOUT]->(topic:Topic) WITH about, topic ORDER BY coalesce(about.score, 0) DESC, topic.name
                    RETURN {kind: 'topic', id: topic.id, label: topic.name} },
  author_count: COUNT { (paper)<-[:AUTHORED]-() }, reference_count: COUNT { (paper)-[:CITES]->() },
  missing_references: COUNT { (paper)-[:REFERS_TO]->() }, citing_count: COUNT { (paper)<-[:CITES]-() },
  records: COLLECT { MATCH (record:Record)-[:DESCRIBES]->(paper)
                     RETURN {source: record.source, loaded: toString(record.loaded), updated: toString(record.updated)} }
} AS paper
