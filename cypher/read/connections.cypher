// Some nodes, and the relationships between them.
// params:  $keys LIST<STRING>, $most INTEGER
// returns: one row: nodes LIST of {key, labels, properties {id, name, title}}, edges LIST of {key, type, source, target}
// index:   none (nodes by their element ids)
MATCH (n) WHERE elementId(n) IN $keys
WITH collect(n) AS shown
RETURN [n IN shown | {key: elementId(n), labels: labels(n), properties: n { .id, .name, .title }}] AS nodes, COLLECT {
  UNWIND shown AS a
  MATCH (a)-[r]->(b) WHERE b IN shown
  RETURN {key: elementId(r), type: type(r), source: elementId(a), target: elementId(b)} LIMIT $most
} AS edges
