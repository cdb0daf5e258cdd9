// One paper's authors in order, one page of them, with the affiliations that the paper prints.
// params:  $id STRING, $offset INTEGER, $limit INTEGER
// returns: many rows: author {id, name, position, corresponding, affiliations, institutions}
// index:   paper_id, institution_id, identifier_id (constraints)
MATCH (:Paper {id: $id})<-[authored:AUTHORED]-(person:Author)
WITH authored, person ORDER BY coalesce(authored.position, 1000000), person.name, person.id SKIP $offset LIMIT $limit
WITH person, authored, COLLECT {
  UNWIND coalesce(authored.institutions, []) AS key
  CALL (key) {
    MATCH (institution:Institution {id: key}) RETURN institution
    UNION
    MATCH (:Identifier {kind: 'institution', id: key})-[:IDENTIFIES]->(institution:Institution) RETURN institution
  }
  RETURN DISTINCT {kind: 'institution', id: institution.id, label: institution.name}
} AS institutions
RETURN {id: person.id, name: coalesce(authored.raw_name, person.name), position: authored.position,
        corresponding: coalesce(authored.corresponding, false), affiliations: coalesce(authored.affiliations, []),
        institutions: institutions} AS author
ORDER BY coalesce(authored.position, 1000000), person.name, person.id
