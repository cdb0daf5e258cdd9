// One topic with its identifiers, its place among other topics, and the number of its papers.
// params:  $id STRING
// returns: at most one row: topic {id, name, kind, sources, identifiers, works, parents, children, records}
// index:   topic_id (constraint)
MATCH (topic:Topic {id: $id})
RETURN topic {
  .id, .name, .kind, sources: coalesce(topic.sources, []), works: COUNT { (topic)<-[:ABOUT]-() },
  identifiers: COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(topic) RETURN identifier.id ORDER BY identifier.id },
  parents: COLLECT { MATCH (topic)-[:PART_OF]->(parent:Topic) RETURN {kind: 'topic', id: parent.id, label: parent.name} ORDER BY parent.name },
  children: COLLECT { MATCH (topic)<-[:PART_OF]-(child:Topic) RETURN {kind: 'topic', id: child.id, label: child.name} ORDER BY child.name },
  records: COLLECT { MATCH (record:Record)-[:DESCRIBES]->(topic)
                     RETURN {source: record.source, loaded: toString(record.loaded), updated: toString(record.updated)} }
} AS topic
