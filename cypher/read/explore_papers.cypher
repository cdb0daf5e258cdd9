// The papers around some entities: by these people, citing or cited by these papers, about these topics, by the people of these institutions; those that pass the filters.
// params:  $around MAP {authors, papers, topics, institutions: ids}, $filters MAP {from_year: INTEGER or null, to_year: INTEGER or null, topic: id or null, institution: id or null, place: any, first, last, first_or_last}, $asked MAP {order: STRING, known: ids, limit: INTEGER, near: ids}
// returns: one row: total INTEGER (all there are), exact BOOLEAN (false where not every paper was read, or not every author of one), left INTEGER (those not in $asked.known), rows [{id, name (title), count (authors who are in $asked.near), last (year)}] (at most $asked.limit, without $asked.known, the first by $asked.order)
// index:   author_id, paper_id, topic_id, institution_id (constraints)
CALL () {
  UNWIND $around.authors AS id
  MATCH (source:Author {id: id})
  CALL (source) {
    MATCH (source)-[authored:AUTHORED]->(paper)
    RETURN paper, authored.position AS position LIMIT 2000
  }
  RETURN paper, position, true AS placed
  UNION ALL
  UNWIND $around.papers AS id
  MATCH (source:Paper {id: id})
  CALL (source) {
    MATCH (source)-[:CITES]-(paper)
    RETURN paper LIMIT 5000
  }
  RETURN paper, null AS position, false AS placed
  UNION ALL
  UNWIND $around.topics AS id
  MATCH (:Topic {id: id})<-[:ABOUT]-(paper)
  WHERE ($filters.from_year IS NULL OR paper.year >= $filters.from_year) AND ($filters.to_year IS NULL OR paper.year <= $filters.to_year)
  RETURN paper, null AS position, false AS placed LIMIT 20000
  UNION ALL
  UNWIND $around.institutions AS id
  MATCH (:Institution {id: id})<-[:AFFILIATED_WITH]-(person)
  WITH DISTINCT person LIMIT 1000
  CALL (person) {
    MATCH (person)-[authored:AUTHORED]->(paper)
    RETURN paper, authored.position AS position LIMIT 200
  }
  RETURN paper, position, true AS placed
}
WITH paper, position, placed, COUNT { (paper)<-[:AUTHORED]-() } AS authors
WHERE ($filters.from_year IS NULL OR paper.year >= $filters.from_year)
  AND ($filters.to_year IS NULL OR paper.year <= $filters.to_year)
  AND ($filters.topic IS NULL OR EXISTS { (paper)-[:ABOUT]->(:Topic {id: $filters.topic}) })
  AND ($filters.institution IS NULL OR EXISTS {
    MATCH (paper)<-[named:AUTHORED]-(writer:Author)
    WHERE $filters.institution IN named.institutions
      OR size(coalesce(named.institutions, [])) = 0
        AND EXISTS { (writer)-[:AFFILIATED_WITH]->(:Institution {id: $filters.institution}) }
  })
  AND (NOT placed OR (
    $filters.place = 'any'
    OR $filters.place IN ['first', 'first_or_last'] AND 1 IN [position]
    OR $filters.place IN ['last', 'first_or_last'] AND authors IN [position]
  ))
  AND NOT paper.id IN $around.papers
WITH DISTINCT paper
WITH paper, CASE $asked.order WHEN 'closeness' THEN COUNT { MATCH (paper)<-[:AUTHORED]-(person) WHERE person.id IN $asked.near } ELSE 0 END AS people
ORDER BY
  CASE $asked.order WHEN 'name' THEN toLower(paper.title) ELSE '' END,
  CASE $asked.order WHEN 'recent' THEN coalesce(paper.year, 0) WHEN 'citations' THEN coalesce(paper.cited_by_count, COUNT { (paper)<-[:CITES]-() }) ELSE people END DESC,
  coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id
WITH count(*) AS total, collect(CASE WHEN NOT paper.id IN $asked.known THEN {id: paper.id, name: paper.title, count: people, last: paper.year} END) AS ranked
RETURN total, none(id IN $around.topics WHERE COUNT { (:Topic {id: id})<-[:ABOUT]-() } > 20000) AS exact, size(ranked) AS left, ranked[..$asked.limit] AS rows
