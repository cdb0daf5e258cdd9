// Papers in few words, in the order of the ids.
// params:  $ids LIST<STRING>
// returns: many rows: paper {id, title, year, type, venue, author, author_count, retracted}
// index:   paper_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (paper:Paper {id: $ids[place]})
RETURN paper {
  .id, .title, .year, .type, .venue, retracted: coalesce(paper.retracted, false), author_count: COUNT { (paper)<-[:AUTHORED]-() },
  author: head(COLLECT { MATCH (paper)<-[authored:AUTHORED]-(person:Author) WITH authored, person
                         ORDER BY coalesce(authored.position, 1000000), person.name LIMIT 1
                         RETURN coalesce(authored.raw_name, person.name) })
} AS paper ORDER BY place
