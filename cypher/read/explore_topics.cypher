// The topics around some entities: of these people's papers, of these papers, beside these topics, of the papers from these institutions; over papers that pass the filters.
// params:  $authors LIST<STRING>, $papers LIST<STRING>, $topics LIST<STRING>, $institutions LIST<STRING>, $from_year INTEGER, $to_year INTEGER, $topic STRING, $institution STRING, $place STRING, $order STRING, $known LIST<STRING>, $limit INTEGER
// returns: one row: total INTEGER (all there are), exact BOOLEAN (false where not every paper was read, or not every author of one), left INTEGER (those not in $known), rows [{id, name, count (papers that connect; 0 for a part or whole), last (year)}] (at most $limit, without $known, the first by $order)
// index:   author_id, paper_id, topic_id, institution_id (constraints)
CALL () {
  UNWIND $authors AS id
  MATCH (source:Author {id: id})
  CALL (source) {
    MATCH (source)-[authored:AUTHORED]->(paper:Paper)
    RETURN paper, authored.position AS position LIMIT 2000
  }
  RETURN paper, position, true AS placed
  UNION ALL
  UNWIND $papers AS id
  MATCH (paper:Paper {id: id})
  RETURN paper, null AS position, false AS placed
  UNION ALL
  UNWIND $topics AS id
  MATCH (:Topic {id: id})<-[:ABOUT]-(paper:Paper)
  WHERE ($from_year IS NULL OR paper.year >= $from_year) AND ($to_year IS NULL OR paper.year <= $to_year)
  WITH paper LIMIT 20000
  WITH paper ORDER BY coalesce(paper.year, 0) DESC, paper.id LIMIT 1000
  RETURN paper, null AS position, false AS placed
  UNION ALL
  UNWIND $institutions AS id
  MATCH (:Institution {id: id})<-[:AFFILIATED_WITH]-(person:Author)
  WITH DISTINCT person LIMIT 1000
  CALL (person) {
    MATCH (person)-[authored:AUTHORED]->(paper:Paper)
    RETURN paper, authored.position AS position LIMIT 200
  }
  RETURN paper, position, true AS placed
}
WITH paper, position, placed, COUNT { (paper)<-[:AUTHORED]-() } AS authors
WHERE ($from_year IS NULL OR paper.year >= $from_year)
  AND ($to_year IS NULL OR paper.year <= $to_year)
  AND ($topic IS NULL OR EXISTS { (paper)-[:ABOUT]->(:Topic {id: $topic}) })
  AND ($institution IS NULL OR EXISTS {
    MATCH (paper)<-[named:AUTHORED]-(writer:Author)
    WHERE $institution IN named.institutions
      OR size(coalesce(named.institutions, [])) = 0
        AND EXISTS { (writer)-[:AFFILIATED_WITH]->(:Institution {id: $institution}) }
  })
  AND (NOT placed OR (
    $place = 'any'
    OR $place IN ['first', 'first_or_last'] AND 1 IN [position]
    OR $place IN ['last', 'first_or_last'] AND authors IN [position]
  ))
WITH collect(DISTINCT paper) AS papers
CALL (papers) {
  UNWIND papers AS paper
  MATCH (paper)-[:ABOUT]->(topic:Topic)
  RETURN topic, paper
  UNION ALL
  UNWIND $topics AS id
  MATCH (:Topic {id: id})-[:PART_OF]-(topic:Topic)
  RETURN topic, null AS paper LIMIT 5000
}
WITH topic, count(DISTINCT paper) AS count, max(paper.year) AS last
WHERE NOT topic.id IN $topics
WITH topic, count, last
ORDER BY
  CASE $order WHEN 'name' THEN toLower(topic.name) ELSE '' END,
  CASE $order WHEN 'recent' THEN coalesce(last, 0) ELSE count END DESC,
  count DESC, topic.id
WITH count(*) AS total, collect(CASE WHEN NOT topic.id IN $known THEN {id: topic.id, name: topic.name, count: count, last: last} END) AS ranked
RETURN total, none(id IN $topics WHERE COUNT { (:Topic {id: id})<-[:ABOUT]-() } > 1000) AS exact, size(ranked) AS left, ranked[..$limit] AS rows
