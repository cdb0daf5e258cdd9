// The bounded neighbourhood of one paper: its authors and topics, what it cites, what cites it, and what its authors wrote besides.
// params:  $id STRING, $limit INTEGER
// returns: one row or none: focus {id, title, ...}, papers [{id, title, year, authors, near}] (at most $limit), years [of those papers], people [{id, name, near}], wrote [{id, at: [places in years]}], others (empty), topics [{id, name, kind, at, near}], institutions [{id, name, people: [ids]}], totals {papers, people, topics}
// index:   paper_id (constraint)
MATCH (focus:Paper {id: $id})
CALL (focus) {
  MATCH (focus)<-[authored:AUTHORED]-(person:Author)
  WITH person, min(coalesce(authored.position, 100000)) AS position
  ORDER BY position, person.id LIMIT $limit
  RETURN collect(person) AS writers
}
CALL (focus, writers) {
  UNWIND writers[..40] AS person
  CALL (person) {
    MATCH (person)-[:AUTHORED]->(paper)
    RETURN DISTINCT paper LIMIT 200
  }
  WITH focus, paper WHERE paper <> focus
  RETURN paper, 1 AS tie
  UNION ALL
  MATCH (focus)-[:CITES]->(paper:Paper)
  RETURN paper, 2 AS tie LIMIT 500
  UNION ALL
  MATCH (focus)<-[:CITES]-(paper:Paper)
  RETURN paper, 2 AS tie LIMIT 500
  UNION ALL
  // A paper that has nothing near it has a slice as well.
  RETURN null AS paper, 0 AS tie
}
WITH focus, writers, paper, sum(tie) AS ties
ORDER BY ties DESC, coalesce(paper.year, 0) DESC, paper.id
WITH focus, writers, collect(paper) AS related
WITH focus, writers, size(related) AS nearby, related[..$limit] AS papers
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
CALL (focus, papers) {
  UNWIND range(-1, size(papers) - 1) AS place
  WITH focus, place, CASE place WHEN -1 THEN focus ELSE papers[place] END AS paper
  MATCH (paper)-[:ABOUT]->(topic)
  WITH focus, topic, collect(DISTINCT place) AS at
  ORDER BY -1 IN at DESC, size(at) DESC, topic.id
  RETURN collect({topic: topic, at: at}) AS subjects
}
CALL (writers) {
  UNWIND writers AS person
  MATCH (person)-[:AFFILIATED_WITH]->(institution)
  WITH institution, collect(DISTINCT person.id) AS people
  ORDER BY size(people) DESC, institution.id
  RETURN collect(institution {.id, .name, .country_code, .city, people: people})[..500] AS institutions
}
RETURN
  focus {.id, .title, .year, .type, .venue} AS focus,
  [paper IN papers | paper {
    .id, .title, .year, .type, .venue, authors: COUNT { (paper)<-[:AUTHORED]-() },
    near: CASE WHEN EXISTS { (focus)-[:CITES]-(paper) } THEN 'cites' END
  }] AS papers,
  [paper IN papers | paper.year] AS years,
  [person IN writers | person {.id, .name, .orcid, near: 'authored'}] AS people,
  wrote,
  [] AS others,
  [each IN subjects[..$limit / 3] | {
    id: each.topic.id, name: each.topic.name, kind: each.topic.kind, at: [place IN each.at WHERE place >= 0], near: CASE WHEN -1 IN each.at THEN 'about' END
  }] AS topics,
  institutions,
  {papers: nearby, people: COUNT { (focus)<-[:AUTHORED]-() }, topics: size(subjects)} AS totals
