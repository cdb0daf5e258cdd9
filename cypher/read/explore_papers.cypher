// The papers around some entities: by these people, citing or cited by these papers, about these topics, by the people of these institutions; those that pass the filters.
// params:  $authors LIST<STRING>, $papers LIST<STRING>, $topics LIST<STRING>, $institutions LIST<STRING>, $from_year INTEGER, $to_year INTEGER, $topic STRING, $institution STRING, $place STRING, $near LIST<STRING>, $order STRING, $known LIST<STRING>, $limit INTEGER
// returns: one row: total INTEGER (all there are), exact BOOLEAN (false where not every paper was read, or not every author of one), left INTEGER (those not in $known), rows [{id, name (title), count (authors who are in $near), last (year)}] (at most $limit, without $known, the first by $order)
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
  MATCH (source:Paper {id: id})
  CALL (source) {
    MATCH (source)-[:CITES]-(paper:Paper)
    RETURN paper LIMIT 5000
  }
  RETURN paper, null AS position, false AS placed
  UNION ALL
  UNWIND $topics AS id
  MATCH (:Topic {id: id})<-[:ABOUT]-(paper:Paper)
  WHERE ($from_year IS NULL OR paper.year >= $from_year) AND ($to_year IS NULL OR paper.year <= $to_year)
  RETURN paper, null AS position, false AS placed LIMIT 20000
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
  AND NOT paper.id IN $papers
WITH DISTINCT paper
WITH paper, CASE $order WHEN 'closeness' THEN COUNT { MATCH (paper)<-[:AUTHORED]-(person:Author) WHERE person.id IN $near } ELSE 0 END AS people
ORDER BY
  CASE $order WHEN 'name' THEN toLower(paper.title) ELSE '' END,
  CASE $order WHEN 'recent' THEN coalesce(paper.year, 0) WHEN 'citations' THEN coalesce(paper.cited_by_count, COUNT { (paper)<-[:CITES]-() }) ELSE people END DESC,
  coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id
WITH count(*) AS total, collect(CASE WHEN NOT paper.id IN $known THEN {id: paper.id, name: paper.title, count: people, last: paper.year} END) AS ranked
RETURN total, none(id IN $topics WHERE COUNT { (:Topic {id: id})<-[:ABOUT]-() } > 20000) AS exact, size(ranked) AS left, ranked[..$limit] AS rows
