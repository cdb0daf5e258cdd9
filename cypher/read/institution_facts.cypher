// One institution with its identifiers, its place among others, and the number of its people.
// params:  $id STRING
// returns: at most one row: institution {facts, identifiers, people_total, parents, children, records}
// index:   institution_id (constraint)
MATCH (institution:Institution {id: $id})
RETURN institution {
  .id, .name, .country_code, .city, .type, .homepage, .latitude, .longitude, names: coalesce(institution.names, []),
  sources: coalesce(institution.sources, []), people_total: COUNT { (institution)<-[:AFFILIATED_WITH]-() },
  identifiers: COLLECT { MATCH (identifier:Identifier)-[:IDENTIFIES]->(institution) RETURN identifier.id ORDER BY identifier.id },
  parents: COLLECT { MATCH (institution)-[:PART_OF]->(parent:Institution)
                     RETURN {kind: 'institution', id: parent.id, label: parent.name} ORDER BY parent.name },
  children: COLLECT { MATCH (institution)<-[:PART_OF]-(child:Institution)
                      RETURN {kind: 'institution', id: child.id, label: child.name} ORDER BY child.name },
  records: COLLECT { MATCH (record:Record)-[:DESCRIBES]->(institution)
                     RETURN {source: record.source, loaded: toString(record.loaded), updated: toString(record.updated)} }
} AS institution
