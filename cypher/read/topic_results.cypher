// Topics as rows of a list, in the order of the ids, with what they are part of.
// params:  $ids LIST<STRING>
// returns: many rows: result {kind, id, label, detail LIST<STRING>, count, count_of}
// index:   topic_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (topic:Topic {id: $ids[place]})
RETURN {
  kind: 'topic', id: topic.id, label: topic.name, count: COUNT { (topic)<-[:ABOUT]-() }, count_of: 'papers',
  detail: [topic.kind] + COLLECT { MATCH (topic)-[:PART_OF]->(parent:Topic) WITH parent ORDER BY parent.name LIMIT 1
                                   RETURN 'part of ' + parent.name }
} AS result ORDER BY place
