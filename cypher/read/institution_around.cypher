// One institution's people now and before, the papers that name it, and the topics and other institutions of these.
// params:  $id STRING, $keys LIST<STRING>, $since INTEGER, $people INTEGER, $papers INTEGER, $crowd INTEGER, $placed INTEGER, $from INTEGER, $page INTEGER, $offset INTEGER, $limit INTEGER
// returns: one row: years [{year, works}] newest first, papers [ids, $page of them from $from on, newest first], crowded (papers with more than $crowd authors, left out for partners), now, before {total, rows [{id, name, works, from_year, to_year}]}, topics, partners {total, rows}, places [of the first $placed partners, those with coordinates], countries [{country_code, institutions, works}]; over the latest $people people and, for topics and partners, their newest $papers papers
// index:   institution_id, identifier_id (constraints)
MATCH (focus:Institution {id: $id})
CALL (focus) {
  MATCH (focus)<-[affiliated:AFFILIATED_WITH]-(person)
  WITH person, min(affiliated.from_year) AS from_year, max(affiliated.to_year) AS to_year
  ORDER BY coalesce(to_year, 0) DESC, person.id LIMIT $people
  OPTIONAL MATCH (person)-[authored:AUTHORED]->(paper)
  WHERE any(key IN authored.institutions WHERE key IN $keys)
  WITH person, from_year, to_year, collect(DISTINCT paper) AS papers
  ORDER BY size(papers) DESC, person.id
  RETURN collect({person: person, from_year: from_year, to_year: to_year, papers: papers,
                  now: to_year >= $since AND NOT EXISTS { (person)-[other:AFFILIATED_WITH]->() WHERE other.to_year > to_year }}) AS members
}
CALL (members) {
  UNWIND members AS member
  UNWIND member.papers AS paper
  WITH DISTINCT paper ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id
  RETURN collect(paper) AS papers
}
CALL (papers) {
  UNWIND papers AS paper
  WITH coalesce(paper.year, 0) AS year, count(*) AS works ORDER BY year DESC
  RETURN collect({year: CASE WHEN year = 0 THEN null ELSE year END, works: works}) AS years
}
WITH focus, members, papers, years,
     [paper IN papers[..$papers] WHERE COUNT { (paper)<-[:AUTHORED]-() } <= $crowd] AS counted
CALL (papers) {
  UNWIND papers[..$papers] AS paper
  MATCH (paper)-[:ABOUT]->(topic)
  WITH topic, count(DISTINCT paper) AS works ORDER BY works DESC, topic.id
  RETURN collect({topic: topic, works: works}) AS subjects
}
CALL (focus, counted) {
  UNWIND counted AS paper
  MATCH (paper)<-[authored:AUTHORED]-() WHERE authored.institutions IS NOT NULL
  UNWIND authored.institutions AS key
  WITH focus, key, collect(DISTINCT paper) AS named
  CALL (key) {
    MATCH (institution:Institution {id: key}) RETURN institution
    UNION
    MATCH (:Identifier {kind: 'institution', id: key})-[:IDENTIFIES]->(institution:Institution) RETURN institution
  }
  WITH institution, named WHERE institution <> focus
  UNWIND named AS paper
  WITH institution, collect(DISTINCT paper) AS joint
  ORDER BY size(joint) DESC, institution.id
  RETURN collect({institution: institution, joint: joint}) AS places
}
CALL (places) {
  UNWIND places AS row WITH row WHERE row.institution.country_code IS NOT NULL
  UNWIND row.joint AS paper
  WITH row.institution.country_code AS country, count(DISTINCT row.institution) AS institutions, count(DISTINCT paper) AS works
  ORDER BY works DESC, country LIMIT 250
  RETURN collect({country_code: country, institutions: institutions, works: works}) AS countries
}
WITH papers, years, counted, subjects, places, countries,
     [member IN members WHERE member.now] AS here, [member IN members WHERE NOT coalesce(member.now, false)] AS gone
RETURN
  years,
  [paper IN papers[$from..$from + $page] | paper.id] AS papers,
  size(papers[..$papers]) - size(counted) AS crowded,
  {total: size(here), rows: [row IN here[$offset..$offset + $limit] | {
    id: row.person.id, name: row.person.name, works: size(row.papers), from_year: row.from_year, to_year: row.to_year
  }]} AS now,
  {total: size(gone), rows: [row IN gone[$offset..$offset + $limit] | {
    id: row.person.id, name: row.person.name, works: size(row.papers), from_year: row.from_year, to_year: row.to_year
  }]} AS before,
  {total: size(subjects), rows: [row IN subjects[$offset..$offset + $limit] | {
    id: row.topic.id, name: row.topic.name, kind: row.topic.kind, works: row.works
  }]} AS topics,
  {total: size(places), rows: [row IN places[$offset..$offset + $limit] | {
    id: row.institution.id, name: row.institution.name, country_code: row.institution.country_code,
    latitude: row.institution.latitude, longitude: row.institution.longitude, count: size(row.joint)
  }]} AS partners,
  [row IN places[..$placed] WHERE row.institution.latitude IS NOT NULL AND row.institution.longitude IS NOT NULL | {
    id: row.institution.id, name: row.institution.name, country_code: row.institution.country_code,
    latitude: row.institution.latitude, longitude: row.institution.longitude, count: size(row.joint)
  }] AS places,
  countries
