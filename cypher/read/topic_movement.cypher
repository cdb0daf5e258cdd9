// Topics whose share of one topic's papers grew or shrank the most between the years up to $middle and the years after it.
// params:  $id STRING, $before INTEGER, $middle INTEGER, $until INTEGER, $early INTEGER, $late INTEGER, $least INTEGER, $limit INTEGER
// returns: one row: rising, fading [{id, name, kind, early, late}], by the difference of shares; $early and $late are the topic's own papers in both spans, $least the fewest papers of both that count
// index:   topic_id (constraint)
MATCH (focus:Topic {id: $id})
CALL (focus) {
  MATCH (focus)<-[:ABOUT]-(paper)
  WHERE $before < paper.year <= $until
  MATCH (paper)-[:ABOUT]->(topic) WHERE topic <> focus
  WITH topic, count(DISTINCT CASE WHEN paper.year <= $middle THEN paper END) AS early,
              count(DISTINCT CASE WHEN paper.year > $middle THEN paper END) AS late
  WHERE early + late >= $least
  RETURN collect({topic: topic, early: early, late: late, moved: toFloat(late) / $late - toFloat(early) / $early}) AS subjects
}
RETURN
  COLLECT {
    UNWIND subjects AS row WITH row WHERE row.moved > 0 WITH row ORDER BY row.moved DESC, row.topic.id LIMIT $limit
    RETURN {id: row.topic.id, name: row.topic.name, kind: row.topic.kind, early: row.early, late: row.late}
  } AS rising,
  COLLECT {
    UNWIND subjects AS row WITH row WHERE row.moved < 0 WITH row ORDER BY row.moved, row.topic.id LIMIT $limit
    RETURN {id: row.topic.id, name: row.topic.name, kind: row.topic.kind, early: row.early, late: row.late}
  } AS fading
