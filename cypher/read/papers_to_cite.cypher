// Papers with what a citation or a feed entry needs, in the order of the ids: the first authors by place, and when they were last loaded.
// params:  $ids LIST<STRING>, $authors INTEGER
// returns: many rows: paper {facts, authors, author_count, authors_complete, retracted, loaded}
// index:   paper_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (paper:Paper {id: $ids[place]})
RETURN paper {
  .id, .title, .year, .date, .type, .venue, .journal_ref, .abstract, .doi, .arxiv_id, .url, .language, .cited_by_count,
  retracted: coalesce(paper.retracted, false), authors_complete: coalesce(paper.authors_complete, true),
  author_count: COUNT { (paper)<-[:AUTHORED]-() },
  authors: COLLECT { MATCH (paper)<-[authored:AUTHORED]-(person:Author) WITH authored, person
                     ORDER BY coalesce(authored.position, 1000000), person.name LIMIT $authors
                     RETURN {id: person.id, name: coalesce(authored.raw_name, person.name)} },
  topics: COLLECT { MATCH (paper)-[about:ABOUT]->(topic:Topic) WITH about, topic
                    ORDER BY coalesce(about.score, 0) DESC, topic.name LIMIT 12 RETURN topic.name },
  loaded: toString(head(COLLECT { MATCH (record:Record)-[:DESCRIBES]->(paper) WHERE record.loaded IS NOT NULL
                                  RETURN record.loaded ORDER BY record.loaded DESC LIMIT 1 }))
} AS paper ORDER BY place
