// The bounded neighbourhood of one author: joint papers, the people on them, their topics and institutions.
// params:  $id STRING, $limit INTEGER
// returns: one row or none: focus {id, name, ...}, papers [{id, title, year, authors, near}] (at most $limit, fewer where there are many people), years [of all papers read], people [{id, name, at: [places in years], near}], others [[places]] (people beyond those), topics [{id, name, kind, at}], institutions [{id, name, people: [ids], near}], totals {papers, people, topics}
// index:   author_id (constraint)
MATCH (focus:Author {id: $id})
CALL (focus) {
  MATCH (focus)-[:AUTHORED]->(paper)
  WITH DISTINCT paper LIMIT 2000
  ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id
  RETURN collect(paper) AS papers
}
CALL (focus, papers) {
  UNWIND range(0, size(papers) - 1) AS place
  WITH focus, place, papers[place] AS paper
  WITH focus, place, paper, COUNT { (paper)<-[:AUTHORED]-() } AS authors
  CALL (paper) {
    MATCH (paper)<-[:AUTHORED]-(person)
    RETURN person LIMIT 200
  }
  WITH focus, place, authors, person WHERE person <> focus
  WITH DISTINCT person, place, authors
  WITH person, collect(place) AS at, sum(1.0 / (authors - 1)) AS closeness
  ORDER BY closeness DESC, size(at) DESC, person.id
  RETURN collect({person: person, at: at}) AS ranked
}
CALL (papers) {
  UNWIND range(0, size(papers) - 1) AS place
  WITH place, papers[place] AS paper
  MATCH (paper)-[:ABOUT]->(topic)
  WITH topic, collect(DISTINCT place) AS at
  ORDER BY size(at) DESC, topic.id
  RETURN collect({topic: topic, at: at}) AS subjects
}
WITH focus, papers, ranked, subjects,
  CASE WHEN size(papers) > $limit / 2 THEN $limit / 2 ELSE $limit END AS few_people,
  CASE WHEN size(ranked) > $limit / 2 THEN 2 * $limit / 3 ELSE $limit END AS few_papers
WITH *, [focus] + [each IN ranked[..few_people] | each.person] AS shown
CALL (focus, shown) {
  UNWIND shown AS person
  MATCH (person)-[:AFFILIATED_WITH]->(institution)
  WITH focus, institution, collect(DISTINCT person) AS people
  ORDER BY size(people) DESC, institution.id
  RETURN collect(institution {
    .id, .name, .country_code, .city,
    people: [person IN people | person.id],
    near: CASE WHEN focus IN people THEN 'affiliated' END
  })[..500] AS institutions
}
RETURN
  focus {.id, .name, .orcid} AS focus,
  [paper IN papers[..few_papers] | paper {
    .id, .title, .year, .type, .venue, authors: COUNT { (paper)<-[:AUTHORED]-() }, near: 'authored'
  }] AS papers,
  [paper IN papers | paper.year] AS years,
  [each IN ranked[..few_people] | {id: each.person.id, name: each.person.name, orcid: each.person.orcid, at: each.at, near: 'coauthor'}] AS people,
  [each IN ranked[few_people..10000] | each.at] AS others,
  [each IN subjects[..$limit / 3] | {
    id: each.topic.id, name: each.topic.name, kind: each.topic.kind, at: each.at}] AS topics,
  institutions,
  {papers: COUNT { (focus)-[:AUTHORED]->() }, people: size(ranked), topics: size(subjects)} AS totals
