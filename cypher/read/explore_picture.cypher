// The entities of a picture and what connects them: the papers of the people shown, topics, affiliations, citations.
// params:  $around MAP {authors, papers, topics, institutions: ids}, $filters MAP {topic: id or null, institution: id or null, place: any, first, last, first_or_last}
// returns: one row: people (coauthors only where there are at most 150 people), papers, topics, institutions (each [{id, ...}] in the order asked for, unknown ids left out), joint [[place in papers or -1, year or 0, number of authors, [places in people], [their positions]]] (papers shown, and papers of two people shown, that pass $filters.topic and $filters.institution), alone and alone_years (the same of papers by one person shown, which pass $filters.place as well: that person's place, the year), about [[place in papers, place in topics, score]], affiliated [[place in people, place in institutions, first year, last year]], cites [[citing, cited]], topic_parts and institution_parts [[part, whole]]
// index:   author_id, paper_id, topic_id, institution_id (constraints)
CALL () {
  UNWIND $around.authors AS id
  MATCH (author:Author {id: id})
  RETURN collect(author) AS people
}
CALL () {
  UNWIND $around.papers AS id
  MATCH (paper:Paper {id: id})
  RETURN collect(paper) AS papers
}
CALL () {
  UNWIND $around.topics AS id
  MATCH (topic:Topic {id: id})
  RETURN collect(topic) AS topics
}
CALL () {
  UNWIND $around.institutions AS id
  MATCH (institution:Institution {id: id})
  RETURN collect(institution) AS institutions
}
CALL (people, papers) {
  CALL (people, papers) {
    UNWIND range(0, size(people) - 1) AS at
    WITH at, people[at] AS person
    CALL (person) {
      MATCH (person)-[authored:AUTHORED]->(paper)
      RETURN paper, authored.position AS position LIMIT 2000
    }
    RETURN paper, at, position, -1 AS shown
    UNION ALL
    UNWIND range(0, size(papers) - 1) AS shown
    RETURN papers[shown] AS paper, null AS at, null AS position, shown
  }
  WITH paper, max(shown) AS shown, collect(at) AS by, collect(CASE WHEN at IS NOT NULL THEN coalesce(position, 0) END) AS positions
  WHERE ($filters.topic IS NULL OR EXISTS { (paper)-[:ABOUT]->(:Topic {id: $filters.topic}) })
    AND ($filters.institution IS NULL OR EXISTS {
      MATCH (paper)<-[authored:AUTHORED]-(writer:Author)
      WHERE $filters.institution IN authored.institutions
        OR size(coalesce(authored.institutions, [])) = 0
          AND EXISTS { (writer)-[:AFFILIATED_WITH]->(:Institution {id: $filters.institution}) }
    })
  WITH coalesce(paper.year, 0) AS year, shown, COUNT { (paper)<-[:AUTHORED]-() } AS authors, by, positions, shown < 0 AND size(by) = 1 AS single
  WITH year, shown, authors, by, positions, single, single AND (
    $filters.place = 'any'
    OR $filters.place IN ['first', 'first_or_last'] AND positions[0] = 1
    OR $filters.place IN ['last', 'first_or_last'] AND positions[0] = authors
  ) AS counted
  RETURN
    collect(CASE WHEN NOT single THEN [shown, year, authors, by, positions] END) AS joint,
    collect(CASE WHEN counted THEN by[0] END) AS alone,
    collect(CASE WHEN counted THEN year END) AS alone_years
}
CALL (papers) {
  UNWIND range(0, size(papers) - 1) AS at
  WITH at, papers[at] AS paper
  MATCH (paper)-[about:ABOUT]->(topic) WHERE topic.id IN $around.topics
  RETURN collect([at, topic.id, about.score]) AS about
}
CALL (people) {
  UNWIND range(0, size(people) - 1) AS at
  WITH at, people[at] AS person
  MATCH (person)-[affiliated:AFFILIATED_WITH]->(institution) WHERE institution.id IN $around.institutions
  RETURN collect([at, institution.id, affiliated.from_year, affiliated.to_year]) AS affiliated
}
CALL (papers) {
  UNWIND papers AS paper
  CALL (paper) {
    MATCH (paper)-[:CITES]->(cited:Paper) WHERE cited.id IN $around.papers
    RETURN cited LIMIT 200
  }
  RETURN collect([paper.id, cited.id]) AS cites
}
CALL (topics) {
  UNWIND topics AS topic
  MATCH (topic)-[:PART_OF]->(whole:Topic) WHERE whole.id IN $around.topics
  RETURN collect([topic.id, whole.id]) AS topic_parts
}
CALL (institutions) {
  UNWIND institutions AS institution
  MATCH (institution)-[:PART_OF]->(whole:Institution) WHERE whole.id IN $around.institutions
  RETURN collect([institution.id, whole.id]) AS institution_parts
}
RETURN
  [person IN people | person {
    .id, .name, .orcid, works: COUNT { (person)-[:AUTHORED]->() }, institutions: COUNT { (person)-[:AFFILIATED_WITH]->() },
    coauthors: CASE WHEN size(people) <= 150 THEN COUNT {
      MATCH (person)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other:Author) WHERE other <> person RETURN DISTINCT other LIMIT 10000
    } END
  }] AS people,
  [paper IN papers | paper {
    .id, .title, .year, .type, .venue, .retracted, .cited_by_count, authors: COUNT { (paper)<-[:AUTHORED]-() },
    topics: COUNT { (paper)-[:ABOUT]->() }, cited: COUNT { (paper)<-[:CITES]-() }, references: COUNT { (paper)-[:CITES]->() }
  }] AS papers,
  [topic IN topics | topic {.id, .name, .kind, works: COUNT { (topic)<-[:ABOUT]-() }, parts: COUNT { (topic)-[:PART_OF]-() }}] AS topics,
  [institution IN institutions | institution {
    .id, .name, .city, .country_code, people: COUNT { (institution)<-[:AFFILIATED_WITH]-() }, parts: COUNT { (institution)-[:PART_OF]-() }
  }] AS institutions,
  joint, alone, alone_years, about, affiliated, cites, topic_parts, institution_parts
