// The institutions around some entities: of these people, of these papers' authors, of who writes about these topics, sharing people with these institutions.
// params:  $authors LIST<STRING>, $papers LIST<STRING>, $topics LIST<STRING>, $institutions LIST<STRING>, $from_year INTEGER, $to_year INTEGER, $topic STRING, $institution STRING, $place STRING, $order STRING, $known LIST<STRING>, $limit INTEGER
// returns: one row: total INTEGER (all there are), exact BOOLEAN (false where not every paper was read, or not every author of one), left INTEGER (those not in $known), rows [{id, name, count (people who connect; 0 for a part or whole), last (year)}] (at most $limit, without $known, the first by $order)
// index:   author_id, paper_id, topic_id, institution_id (constraints)
CALL () {
  UNWIND $authors AS id
  MATCH (person:Author {id: id})
  RETURN person
  UNION
  UNWIND $papers AS id
  MATCH (paper:Paper {id: id})<-[:AUTHORED]-(person:Author)
  RETURN DISTINCT person LIMIT 3000
  UNION
  UNWIND $topics AS id
  MATCH (:Topic {id: id})<-[:ABOUT]-(paper:Paper)
  WHERE ($from_year IS NULL OR paper.year >= $from_year) AND ($to_year IS NULL OR paper.year <= $to_year)
  WITH paper LIMIT 20000
  WITH paper ORDER BY coalesce(paper.year, 0) DESC, paper.id LIMIT 1000
  CALL (paper) {
    MATCH (paper)<-[:AUTHORED]-(person:Author)
    RETURN person LIMIT 50
  }
  RETURN DISTINCT person
  UNION
  UNWIND $institutions AS id
  MATCH (:Institution {id: id})<-[:AFFILIATED_WITH]-(person:Author)
  RETURN DISTINCT person LIMIT 3000
}
WITH person
WHERE ($from_year IS NULL AND $to_year IS NULL AND $topic IS NULL AND $institution IS NULL AND $place = 'any') OR EXISTS {
  MATCH (person)-[authored:AUTHORED]->(paper:Paper)
  WHERE ($from_year IS NULL OR paper.year >= $from_year)
    AND ($to_year IS NULL OR paper.year <= $to_year)
    AND ($topic IS NULL OR EXISTS { (paper)-[:ABOUT]->(:Topic {id: $topic}) })
    AND ($institution IS NULL OR EXISTS {
      MATCH (paper)<-[named:AUTHORED]-(writer:Author)
      WHERE $institution IN named.institutions
        OR size(coalesce(named.institutions, [])) = 0
          AND EXISTS { (writer)-[:AFFILIATED_WITH]->(:Institution {id: $institution}) }
    })
    AND (
      $place = 'any'
      OR $place IN ['first', 'first_or_last'] AND authored.position = 1
      OR $place IN ['last', 'first_or_last'] AND authored.position = COUNT { (paper)<-[:AUTHORED]-() }
    )
}
WITH collect(person) AS people
CALL (people) {
  UNWIND people AS person
  MATCH (person)-[affiliated:AFFILIATED_WITH]->(institution:Institution)
  RETURN institution, person, affiliated.to_year AS year
  UNION ALL
  UNWIND $institutions AS id
  MATCH (:Institution {id: id})-[:PART_OF]-(institution:Institution)
  RETURN institution, null AS person, null AS year LIMIT 5000
}
WITH institution, count(DISTINCT person) AS count, max(year) AS last
WHERE NOT institution.id IN $institutions
WITH institution, count, last
ORDER BY
  CASE $order WHEN 'name' THEN toLower(institution.name) ELSE '' END,
  CASE $order WHEN 'recent' THEN coalesce(last, 0) ELSE count END DESC,
  count DESC, institution.id
WITH count(*) AS total, collect(CASE WHEN NOT institution.id IN $known THEN {id: institution.id, name: institution.name, count: count, last: last} END) AS ranked
RETURN total, none(id IN $topics WHERE COUNT { (:Topic {id: id})<-[:ABOUT]-() } > 1000) AS exact, size(ranked) AS left, ranked[..$limit] AS rows
