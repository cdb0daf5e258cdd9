// The bounded neighbourhood of one institution: its people, what they wrote, their topics and their other institutions.
// params:  $id STRING, $limit INTEGER
// returns: one row or none: focus {id, name, ...}, papers [{id, title, year, authors}] (at most $limit), years [of the papers read], people [{id, name, near}], wrote [{id, at: [places in years]}], others (empty), topics [{id, name, kind, at}], institutions [{id, name, people: [ids], near}], totals {papers, people, topics}
// index:   institution_id (constraint)
MATCH (focus:Institution {id: $id})
CALL (focus) {
  MATCH (focus)<-[:AFFILIATED_WITH]-(person)
  WITH DISTINCT person LIMIT 10000
  WITH person, COUNT { (person)-[:AUTHORED]->() } AS written
  ORDER BY written DESC, person.id LIMIT $limit
  RETURN collect(person) AS members
}
CALL (members) {
  UNWIND members[..60] AS person
  CALL (person) {
    MATCH (person)-[:AUTHORED]->(paper)
    RETURN DISTINCT paper LIMIT 200
  }
  WITH paper, count(*) AS joint
  ORDER BY joint DESC, coalesce(paper.year, 0) DESC, paper.id
  WITH collect(paper) AS written
  RETURN size(written) AS nearby, written[..$limit] AS papers
}
CALL (papers) {
  UNWIND range(0, size(papers) - 1) AS place
  WITH place, papers[place] AS paper
  CALL (paper) {
    MATCH (paper)<-[:AUTHORED]-(person)
    RETURN DISTINCT person LIMIT 200
  }
  WITH person.id AS id, collect(place) AS at
  RETURN collect({id: id, at: at}) AS wrote
}
CALL (papers) {
  UNWIND range(0, size(papers) - 1) AS place
  WITH place, papers[place] AS paper
  MATCH (paper)-[:ABOUT]->(topic)
  WITH topic, collect(DISTINCT place) AS at
  ORDER BY size(at) DESC, topic.id
  RETURN collect({topic: topic, at: at}) AS subjects
}
CALL (focus, members) {
  CALL (focus, members) {
    UNWIND members AS person
    MATCH (person)-[:AFFILIATED_WITH]->(institution) WHERE institution <> focus
    RETURN institution, person.id AS person, null AS near
    UNION ALL
    MATCH (focus)-[:PART_OF]-(institution:Institution)
    RETURN institution, null AS person, 'part_of' AS near LIMIT 500
  }
  WITH institution, collect(DISTINCT person) AS people, max(near) AS near
  ORDER BY near IS NULL, size(people) DESC, institution.id
  RETURN collect(institution {.id, .name, .country_code, .city, people: people, near: near})[..500] AS institutions
}
RETURN
  focus {.id, .name, .country_code, .city} AS focus,
  [paper IN papers | paper {.id, .title, .year, .type, .venue, authors: COUNT { (paper)<-[:AUTHORED]-() }}] AS papers,
  [paper IN papers | paper.year] AS years,
  [person IN members | person {.id, .name, .orcid, near: 'affiliated'}] AS people,
  wrote,
  [] AS others,
  [each IN subjects[..$limit / 3] | {
    id: each.topic.id, name: each.topic.name, kind: each.topic.kind, at: each.at}] AS topics,
  institutions,
  {papers: nearby, people: COUNT { (focus)<-[:AFFILIATED_WITH]-() }, topics: size(subjects)} AS totals
