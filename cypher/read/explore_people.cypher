// The people around some entities: co-authors, authors, who writes about a topic, who is affiliated; over papers that pass the filters.
// params:  $around MAP {authors, papers, topics, institutions: ids}, $filters MAP {from_year: INTEGER or null, to_year: INTEGER or null, topic: id or null, institution: id or null, place: any, first, last, first_or_last, least: INTEGER}, $asked MAP {order: STRING, known: ids, limit: INTEGER}
// returns: one row: total INTEGER (all there are), exact BOOLEAN (false where not every paper was read, or not every author of one), left INTEGER (those not in $asked.known), rows [{id, name, count (papers that connect), closeness, last (year)}] (at most $asked.limit, without $asked.known, the first by $asked.order)
// index:   author_id, paper_id, topic_id, institution_id (constraints)
CALL () {
  UNWIND $around.authors AS id
  MATCH (source:Author {id: id})
  CALL (source) {
    MATCH (source)-[authored:AUTHORED]->(paper)
    RETURN paper, authored.position AS other LIMIT 2000
  }
  RETURN paper, other, null AS member, 'few' AS reach
  UNION ALL
  UNWIND $around.papers AS id
  MATCH (paper:Paper {id: id})
  RETURN paper, null AS other, null AS member, 'all' AS reach
  UNION ALL
  UNWIND $around.topics AS id
  MATCH (:Topic {id: id})<-[:ABOUT]-(paper)
  WHERE ($filters.from_year IS NULL OR paper.year >= $filters.from_year) AND ($filters.to_year IS NULL OR paper.year <= $filters.to_year)
  WITH paper LIMIT 20000
  WITH paper ORDER BY coalesce(paper.year, 0) DESC, paper.id LIMIT 1000
  RETURN paper, null AS other, null AS member, 'few' AS reach
  UNION ALL
  UNWIND $around.institutions AS id
  MATCH (:Institution {id: id})<-[:AFFILIATED_WITH]-(member)
  WITH DISTINCT member LIMIT 3000
  CALL (member) {
    MATCH (member)-[authored:AUTHORED]->(paper)
    RETURN paper, authored.position AS other LIMIT 200
  }
  RETURN paper, other, member, 'one' AS reach
}
WITH paper, other, member, reach, COUNT { (paper)<-[:AUTHORED]-() } AS authors
WHERE ($filters.from_year IS NULL OR paper.year >= $filters.from_year)
  AND ($filters.to_year IS NULL OR paper.year <= $filters.to_year)
  AND ($filters.topic IS NULL OR EXISTS { (paper)-[:ABOUT]->(:Topic {id: $filters.topic}) })
  AND ($filters.institution IS NULL OR EXISTS {
    MATCH (paper)<-[named:AUTHORED]-(writer:Author)
    WHERE $filters.institution IN named.institutions
      OR size(coalesce(named.institutions, [])) = 0
        AND EXISTS { (writer)-[:AFFILIATED_WITH]->(:Institution {id: $filters.institution}) }
  })
CALL (paper, other, member, reach) {
  WITH paper, reach WHERE reach = 'few'
  MATCH (paper)<-[authored:AUTHORED]-(person)
  RETURN person, authored.position AS position LIMIT 200
  UNION ALL
  WITH paper, reach WHERE reach = 'all'
  MATCH (paper)<-[authored:AUTHORED]-(person)
  RETURN person, authored.position AS position LIMIT 10000
  UNION ALL
  WITH member, other, reach WHERE reach = 'one'
  RETURN member AS person, other AS position
}
WITH person, paper, authors, position, other
WHERE (
    $filters.place = 'any'
    OR $filters.place IN ['first', 'first_or_last'] AND 1 IN [position, other]
    OR $filters.place IN ['last', 'first_or_last'] AND authors IN [position, other]
  )
WITH DISTINCT person, paper, authors
WITH person, count(paper) AS joint, sum(1.0 / CASE WHEN authors > 1 THEN authors - 1 ELSE 1 END) AS closeness, max(paper.year) AS last, max(authors) AS most
WHERE joint >= $filters.least AND NOT person.id IN $around.authors
WITH person, joint, closeness, last, most
ORDER BY
  CASE $asked.order WHEN 'name' THEN toLower(person.name) ELSE '' END,
  CASE $asked.order WHEN 'recent' THEN coalesce(last, 0) WHEN 'closeness' THEN closeness ELSE joint END DESC,
  closeness DESC, joint DESC, person.id
WITH count(*) AS total, max(most) AS most,
  collect(CASE WHEN NOT person.id IN $asked.known THEN {id: person.id, name: person.name, count: joint, closeness: closeness, last: last} END) AS ranked
RETURN total, coalesce(most <= 200 OR size($around.authors) + size($around.topics) = 0, true)
  AND none(id IN $around.topics WHERE COUNT { (:Topic {id: id})<-[:ABOUT]-() } > 1000) AS exact, size(ranked) AS left, ranked[..$asked.limit] AS rows
