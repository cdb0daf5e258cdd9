// The authors and papers that each of several identifiers means; `place` counts the identifiers from 0.
// params:  $identifiers LIST<STRING>
// returns: many rows: place, kind, id, current BOOLEAN (its own id), sure BOOLEAN (false where only a name led here)
// index:   author_id, paper_id, identifier_id (constraints)
UNWIND range(0, size($identifiers) - 1) AS place
CALL (place) {
  MATCH (author:Author {id: $identifiers[place]}) RETURN 'author' AS kind, author.id AS id, true AS current, true AS sure
  UNION
  MATCH (paper:Paper {id: $identifiers[place]}) RETURN 'paper' AS kind, paper.id AS id, true AS current, true AS sure
  UNION
  MATCH (:Identifier {kind: 'author', id: $identifiers[place]})-[lead:IDENTIFIES|LEADS_TO]->(author:Author)
  RETURN 'author' AS kind, author.id AS id, false AS current, type(lead) = 'IDENTIFIES' AS sure
  UNION
  MATCH (:Identifier {kind: 'paper', id: $identifiers[place]})-[lead:IDENTIFIES|LEADS_TO]->(paper:Paper)
  RETURN 'paper' AS kind, paper.id AS id, false AS current, type(lead) = 'IDENTIFIES' AS sure
}
RETURN DISTINCT place, kind, id, current, sure ORDER BY place, current DESC, sure DESC, id
