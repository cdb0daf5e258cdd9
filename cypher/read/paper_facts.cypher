// One paper with its identifiers, topics, counts and measures.
// params:  $id STRING
// returns: at most one row: paper {facts, identifiers, topics, author_count, reference_count, missing_references, citing_count, embedded, measures, records}
// index:   paper_id, topic_id (constraints)
MATCH (paper:Paper {id: $id})
RETURN paper {
  .id, .title, .year, .date, .type, .venue, .abstract, .comments, .journal_ref, .code_url, .url, .language, .cited_by_count, .doi, .arxiv_id,
  has_code: coalesce(paper.has_code, false), retracted: coalesce(paper.retracted, false),
  authors_complete: coalesce(paper.authors_complete, true), sources: coalesce(paper.sources, []),
  identifiers: COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(paper) RETURN identifier.id ORDER BY identifier.id },
  topics: COLLECT { MATCH (paper)-[about:ABOUT]->(topic:Topic) WITH about, topic ORDER BY coalesce(about.score, 0) DESC, topic.name
                    RETURN {kind: 'topic', id: topic.id, label: topic.name} },
  removed_authors: coalesce(paper.removed_authors, 0),
  author_count: COUNT { (paper)<-[:AUTHORED]-() }, reference_count: COUNT { (paper)-[:CITES]->() },
  missing_references: COUNT { (paper)-[:REFERS_TO]->() }, citing_count: COUNT { (paper)<-[:CITES]-() },
  embedded: EXISTS { (paper)<-[:EMBEDS]-(:Embedding) },
  measures: paper {
    .measured_on, .measured_version, .novelty, .novelty_score, .novelty_pairs, .novelty_among, .novelty_together, .novelty_expected,
    .novelty_missing, .citation_percentile, .citation_count, .citation_source, .citation_missing,
    novelty_topics: COLLECT { UNWIND coalesce(paper.novelty_topics, []) AS id MATCH (topic:Topic {id: id})
                              RETURN {kind: 'topic', id: topic.id, label: topic.name} },
    citation_groups: COLLECT { UNWIND range(0, size(coalesce(paper.citation_fields, [])) - 1) AS place
                               MATCH (field:Topic {id: paper.citation_fields[place]})
                               RETURN {field: {kind: 'topic', id: field.id, label: field.name}, papers: paper.citation_among[place]} }
  },
  records: COLLECT { MATCH (record:Record)-[:DESCRIBES]->(paper)
                     RETURN {source: record.source, loaded: toString(record.loaded), updated: toString(record.updated)} }
} AS paper
