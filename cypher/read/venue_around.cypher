// Who and what stands on the newest papers of one venue: people, topics, institutions, each with its number of papers.
// params:  $name STRING, $from_year INTEGER, $papers INTEGER, $crowd INTEGER, $parts LIST<STRING>, $from INTEGER, $page INTEGER, $offset INTEGER, $limit INTEGER
// returns: one row: works (papers counted over), papers [ids of them, $page from $from on, newest first], crowded (of them with more than $crowd authors, left out for people and institutions), people, topics, institutions (empty but for those of $parts), each {total, rows [{id, name, works or count}]}
// index:   paper_venue (range), institution_id, identifier_id (constraints)
CALL () {
  MATCH (paper:Paper {venue: $name})
  WHERE coalesce(paper.year, 0) >= $from_year
  WITH DISTINCT paper ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id LIMIT $papers
  RETURN collect(paper) AS papers
}
WITH papers, [paper IN papers WHERE COUNT { (paper)<-[:AUTHORED]-() } <= $crowd] AS counted
CALL (counted) {
  UNWIND CASE WHEN 'people' IN $parts THEN counted ELSE [] END AS paper
  MATCH (paper)<-[:AUTHORED]-(person)
  WITH person, count(DISTINCT paper) AS works ORDER BY works DESC, person.id
  RETURN collect({person: person, works: works}) AS persons
}
CALL (papers) {
  UNWIND CASE WHEN 'topics' IN $parts THEN papers ELSE [] END AS paper
  MATCH (paper)-[:ABOUT]->(topic)
  WITH topic, count(DISTINCT paper) AS works ORDER BY works DESC, topic.id
  RETURN collect({topic: topic, works: works}) AS subjects
}
CALL (counted) {
  UNWIND CASE WHEN 'institutions' IN $parts THEN counted ELSE [] END AS paper
  MATCH (paper)<-[authored:AUTHORED]-() WHERE authored.institutions IS NOT NULL
  UNWIND authored.institutions AS key
  WITH key, collect(DISTINCT paper) AS named
  CALL (key) {
    MATCH (institution:Institution {id: key}) RETURN institution
    UNION
    MATCH (:Identifier {kind: 'institution', id: key})-[:IDENTIFIES]->(institution:Institution) RETURN institution
  }
  UNWIND named AS paper
  WITH institution, count(DISTINCT paper) AS works ORDER BY works DESC, institution.id
  RETURN collect({institution: institution, works: works}) AS places
}
RETURN size(papers) AS works, size(papers) - size(counted) AS crowded, [paper IN papers[$from..$from + $page] | paper.id] AS papers,
  {total: size(persons), rows: [row IN persons[$offset..$offset + $limit] | {
    id: row.person.id, name: row.person.name, works: row.works
  }]} AS people,
  {total: size(subjects), rows: [row IN subjects[$offset..$offset + $limit] | {
    id: row.topic.id, name: row.topic.name, kind: row.topic.kind, works: row.works
  }]} AS topics,
  {total: size(places), rows: [row IN places[$offset..$offset + $limit] | {
    id: row.institution.id, name: row.institution.name, country_code: row.institution.country_code, count: row.works
  }]} AS institutions
