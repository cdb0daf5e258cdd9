// The bounded neighbourhood of one topic: its newest papers, the people who write about it, related topics and institutions.
// params:  $id STRING, $limit INTEGER
// returns: one row or none: focus {id, name, kind}, papers [{id, title, year, authors, near}] (at most $limit), years [of the 300 newest papers], people [{id, name, at: [places in years]}], others [[places]] (people beyond $limit), topics [{id, name, kind, at, near}], institutions [{id, name, people: [ids]}], totals {papers, people, topics}
// index:   topic_id (constraint)
MATCH (focus:Topic {id: $id})
CALL (focus) {
  MATCH (focus)<-[:ABOUT]-(paper)
  WITH paper LIMIT 20000
  WITH paper ORDER BY coalesce(paper.year, 0) DESC LIMIT 300
  WITH DISTINCT paper ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id
  RETURN collect(paper) AS papers
}
CALL (papers) {
  UNWIND range(0, size(papers) - 1) AS place
  WITH place, papers[place] AS paper
  CALL (paper) {
    MATCH (paper)<-[:AUTHORED]-(person)
    RETURN DISTINCT person LIMIT 50
  }
  WITH person, collect(place) AS at
  ORDER BY size(at) DESC, person.id
  RETURN collect({person: person, at: at}) AS ranked
}
CALL (focus, papers) {
  CALL (focus, papers) {
    UNWIND range(0, size(papers) - 1) AS place
    WITH focus, place, papers[place] AS paper
    MATCH (paper)-[:ABOUT]->(topic) WHERE topic <> focus
    RETURN topic, place
    UNION ALL
    MATCH (focus)-[:PART_OF]-(topic:Topic)
    RETURN topic, -1 AS place LIMIT 500
  }
  WITH topic, collect(DISTINCT place) AS at
  ORDER BY -1 IN at DESC, size(at) DESC, topic.id
  RETURN collect({topic: topic, at: at}) AS subjects
}
WITH focus, papers, ranked, subjects, [each IN ranked[..$limit] | each.person] AS shown
CALL (shown) {
  UNWIND shown AS person
  MATCH (person)-[:AFFILIATED_WITH]->(institution)
  WITH institution, collect(DISTINCT person.id) AS people
  ORDER BY size(people) DESC, institution.id
  RETURN collect(institution {.id, .name, .country_code, .city, people: people})[..500] AS institutions
}
RETURN
  focus {.id, .name, .kind} AS focus,
  [paper IN papers[..$limit] | paper {
    .id, .title, .year, .type, .venue, authors: COUNT { (paper)<-[:AUTHORED]-() }, near: 'about'
  }] AS papers,
  [paper IN papers | paper.year] AS years,
  [each IN ranked[..$limit] | {id: each.person.id, name: each.person.name, orcid: each.person.orcid, at: each.at}] AS people,
  [each IN ranked[$limit..10000] | each.at] AS others,
  [each IN subjects[..$limit / 3] | {
    id: each.topic.id, name: each.topic.name, kind: each.topic.kind, at: [place IN each.at WHERE place >= 0], near: CASE WHEN -1 IN each.at THEN 'part_of' END
  }] AS topics,
  institutions,
  {papers: COUNT { (focus)<-[:ABOUT]-() }, people: size(ranked), topics: size(subjects)} AS totals
