// The institutions around some entities: of these people, of these papers' authors, of who writes about these topics, sharing people with these institutions.
// params:  $around MAP {authors, papers, topics, institutions: ids}, $filters MAP {from_year: INTEGER or null, to_year: INTEGER or null, topic: id or null, institution: id or null, place: any, first, last, first_or_last}, $asked MAP {order: STRING, known: ids, limit: INTEGER}
// returns: one row: total INTEGER (all there are), exact BOOLEAN (false where not every paper was read, or not every author of one), left INTEGER (those not in $asked.known), rows [{id, name, count (people who connect; 0 for a part or whole), last (year)}] (at most $asked.limit, without $asked.known, the first by $asked.order)
// index:   author_id, paper_id, topic_id, institution_id (constraints)
CALL () {
  UNWIND $around.authors AS id
  MATCH (person:Author {id: id})
  RETURN person
  UNION
  UNWIND $around.papers AS id
  MATCH (paper:Paper {id: id})<-[:AUTHORED]-(person)
  RETURN DISTINCT person LIMIT 3000
  UNION
  UNWIND $around.topics AS id
  MATCH (:Topic {id: id})<-[:ABOUT]-(paper)
  WHERE ($filters.from_year IS NULL OR paper.year >= $filters.from_year) AND ($filters.to_year IS NULL OR paper.year <= $filters.to_year)
  WITH paper LIMIT 20000
  WITH paper ORDER BY coalesce(paper.year, 0) DESC, paper.id LIMIT 1000
  CALL (paper) {
    MATCH (paper)<-[:AUTHORED]-(person)
    RETURN person LIMIT 50
  }
  RETURN DISTINCT person
  UNION
  UNWIND $around.institutions AS id
  MATCH (:Institution {id: id})<-[:AFFILIATED_WITH]-(person)
  RETURN DISTINCT person LIMIT 3000
}
WITH person
WHERE ($filters.from_year IS NULL AND $filters.to_year IS NULL AND $filters.topic IS NULL AND $filters.institution IS NULL AND $filters.place = 'any') OR EXISTS {
  MATCH (person)-[authored:AUTHORED]->(paper)
  WHERE ($filters.from_year IS NULL OR paper.year >= $filters.from_year)
    AND ($filters.to_year IS NULL OR paper.year <= $filters.to_year)
    AND ($filters.topic IS NULL OR EXISTS { (paper)-[:ABOUT]->(:Topic {id: $filters.topic}) })
    AND ($filters.institution IS NULL OR EXISTS {
      MATCH (paper)<-[named:AUTHORED]-(writer:Author)
      WHERE $filters.institution IN named.institutions
        OR size(coalesce(named.institutions, [])) = 0
          AND EXISTS { (writer)-[:AFFILIATED_WITH]->(:Institution {id: $filters.institution}) }
    })
    AND (
      $filters.place = 'any'
      OR $filters.place IN ['first', 'first_or_last'] AND authored.position = 1
      OR $filters.place IN ['last', 'first_or_last'] AND authored.position = COUNT { (paper)<-[:AUTHORED]-() }
    )
}
WITH collect(person) AS people
CALL (people) {
  UNWIND people AS person
  MATCH (person)-[affiliated:AFFILIATED_WITH]->(institution)
  RETURN institution, person, affiliated.to_year AS year
  UNION ALL
  UNWIND $around.institutions AS id
  MATCH (:Institution {id: id})-[:PART_OF]-(institution:Institution)
  RETURN institution, null AS person, null AS year LIMIT 5000
}
WITH institution, count(DISTINCT person) AS count, max(year) AS last
WHERE NOT institution.id IN $around.institutions
WITH institution, count, last
ORDER BY
  CASE $asked.order WHEN 'name' THEN toLower(institution.name) ELSE '' END,
  CASE $asked.order WHEN 'recent' THEN coalesce(last, 0) ELSE count END DESC,
  count DESC, institution.id
WITH count(*) AS total, collect(CASE WHEN NOT institution.id IN $asked.known THEN {id: institution.id, name: institution.name, count: count, last: last} END) AS ranked
RETURN total, none(id IN $around.topics WHERE COUNT { (:Topic {id: id})<-[:ABOUT]-() } > 1000) AS exact, size(ranked) AS left, ranked[..$asked.limit] AS rows
