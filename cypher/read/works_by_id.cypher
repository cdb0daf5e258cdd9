// Rows of a list of works, in the order of the ids: the first authors, those of $people, and the surest topics.
// params:  $ids LIST<STRING>, $people LIST<STRING>, $authors INTEGER, $topics INTEGER
// returns: many rows: work {facts, authors, author_count, topics, listed}
// index:   paper_id, author_id (constraints)
UNWIND range(0, size($ids) - 1) AS place
MATCH (paper:Paper {id: $ids[place]})
CALL (paper) {
  MATCH (paper)<-[authored:AUTHORED]-(person:Author)
  WITH authored, person ORDER BY coalesce(authored.position, 1000000), person.name LIMIT $authors
  RETURN collect({id: person.id, name: coalesce(authored.raw_name, person.name), position: authored.position,
                  is_focus: person.id IN $people}) AS first
}
CALL (paper) {
  UNWIND $people AS id
  MATCH (person:Author {id: id})-[authored:AUTHORED]->(paper)
  WITH person, authored ORDER BY coalesce(authored.position, 1000000)
  RETURN collect({id: person.id, name: coalesce(authored.raw_name, person.name), position: authored.position,
                  is_focus: true}) AS focus,
         count(DISTINCT CASE WHEN authored.listed THEN person END) = size($people) AND size($people) > 0 AS listed
}
RETURN paper {
  .id, .title, .year, .date, .type, .venue, .abstract, .comments, .journal_ref, .doi, .arxiv_id, .url, .code_url, .cited_by_count,
  .novelty, .citation_percentile, cited_here: COUNT { (paper)<-[:CITES]-() },
  has_code: coalesce(paper.has_code, false), retracted: coalesce(paper.retracted, false),
  authors_complete: coalesce(paper.authors_complete, true), sources: coalesce(paper.sources, []),
  authors: first + [person IN focus WHERE NOT person IN first],
  author_count: COUNT { (paper)<-[:AUTHORED]-() }, listed: listed,
  topics: COLLECT { MATCH (paper)-[about:ABOUT]->(topic:Topic) WITH about, topic
                    ORDER BY coalesce(about.score, 0) DESC, topic.name LIMIT $topics
                    RETURN {kind: 'topic', id: topic.id, label: topic.name} }
} AS work ORDER BY place
