// The people, topics and institutions of today that stored ids mean; `place` counts the ids from 0. An id that leads to
// several is taken only where one of them bears it itself.
// params:  $authors LIST<STRING>, $topics LIST<STRING>, $institutions LIST<STRING>
// returns: at most three rows: kind STRING, found LIST<MAP {place, id, name, keys (all its other identifiers)}>
// index:   author_id, topic_id, institution_id, identifier_id (constraints)
UNWIND range(0, size($authors) - 1) AS place
OPTIONAL MATCH (same:Author {id: $authors[place]})
WITH place, CASE WHEN same IS NULL THEN COLLECT { MATCH (:Identifier {kind: 'author', id: $authors[place]})-[:IDENTIFIES]->(other:Author) RETURN DISTINCT other } ELSE [same] END AS found
WHERE size(found) = 1
WITH place, found[0] AS entity
RETURN 'author' AS kind,
       collect({place: place, id: entity.id, name: entity.name, keys: COLLECT { MATCH (key:Identifier)-[:IDENTIFIES]->(entity) RETURN key.id }}) AS found
UNION ALL
UNWIND range(0, size($topics) - 1) AS place
OPTIONAL MATCH (same:Topic {id: $topics[place]})
WITH place, CASE WHEN same IS NULL THEN COLLECT { MATCH (:Identifier {kind: 'topic', id: $topics[place]})-[:IDENTIFIES]->(other:Topic) RETURN DISTINCT other } ELSE [same] END AS found
WHERE size(found) = 1
WITH place, found[0] AS entity
RETURN 'topic' AS kind,
       collect({place: place, id: entity.id, name: entity.name, keys: COLLECT { MATCH (key:Identifier)-[:IDENTIFIES]->(entity) RETURN key.id }}) AS found
UNION ALL
UNWIND range(0, size($institutions) - 1) AS place
OPTIONAL MATCH (same:Institution {id: $institutions[place]})
WITH place, CASE WHEN same IS NULL THEN COLLECT { MATCH (:Identifier {kind: 'institution', id: $institutions[place]})-[:IDENTIFIES]->(other:Institution) RETURN DISTINCT other } ELSE [same] END AS found
WHERE size(found) = 1
WITH place, found[0] AS entity
RETURN 'institution' AS kind,
       collect({place: place, id: entity.id, name: entity.name, keys: COLLECT { MATCH (key:Identifier)-[:IDENTIFIES]->(entity) RETURN key.id }}) AS found
