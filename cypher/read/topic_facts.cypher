// One topic with its identifiers, its place among other topics, and its papers counted by year.
// params:  $id STRING
// returns: at most one row: topic {id, name, kind, sources, identifiers, works, years [{year, works}] newest first, parents, children, records}
// index:   topic_id (constraint)
MATCH (topic:Topic {id: $id})
CALL (topic) {
  OPTIONAL MATCH (topic)<-[:ABOUT]-(paper)
  WITH coalesce(paper.year, 0) AS year, count(paper) AS works ORDER BY year DESC
  RETURN collect(CASE WHEN works > 0 THEN {year: CASE WHEN year = 0 THEN null ELSE year END, works: works} END) AS years
}
RETURN topic {
  .id, .name, .kind, sources: coalesce(topic.sources, []),
  years: years, works: COUNT { (topic)<-[:ABOUT]-() },
  identifiers: COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(topic) RETURN identifier.id ORDER BY identifier.id },
  parents: COLLECT { MATCH (topic)-[:PART_OF]->(parent:Topic) RETURN {kind: 'topic', id: parent.id, label: parent.name} ORDER BY parent.name LIMIT 100 },
  children: COLLECT { MATCH (topic)<-[:PART_OF]-(child:Topic) RETURN {kind: 'topic', id: child.id, label: child.name} ORDER BY child.name LIMIT 100 },
  records: COLLECT { MATCH (record:Record)-[:DESCRIBES]->(topic)
                     RETURN {source: record.source, loaded: toString(record.loaded), updated: toString(record.updated)} }
} AS topic
