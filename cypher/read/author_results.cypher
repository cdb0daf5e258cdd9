// Authors as rows of a list, in the order of the ids, with their latest affiliation, their main topic and their years.
// params:  $ids LIST<STRING>
// returns: many rows: result {kind, id, label, detail LIST<STRING>, count, count_of, first_year, last_year}
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (author:Author {id: $ids[place]})
CALL (author) {
  MATCH (author)-[:AUTHORED]->(paper:Paper)
  RETURN min(paper.year) AS first_year, max(paper.year) AS last_year, count(DISTINCT paper) AS papers
}
CALL (author) {
  OPTIONAL MATCH (author)-[:AUTHORED]->(:Paper)-[:ABOUT]->(topic:Topic)
  WITH topic, count(*) AS n ORDER BY n DESC, topic.name LIMIT 1
  RETURN [name IN [topic.name] WHERE name IS NOT NULL] AS about
}
RETURN {
  kind: 'author', id: author.id, label: author.name, count: papers, count_of: 'papers', first_year: first_year, last_year: last_year,
  detail: COLLECT { MATCH (author)-[affiliated:AFFILIATED_WITH]->(institution:Institution)
                    WITH affiliated, institution ORDER BY coalesce(affiliated.to_year, 0) DESC, institution.name LIMIT 1
                    RETURN institution.name } + about
} AS result ORDER BY place
