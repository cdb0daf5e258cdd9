// The five most connected entities of each kind.
// params:  none
// returns: many rows: kind, id
// index:   none (small test data)
UNWIND ['author', 'paper', 'topic', 'institution'] AS kind
CALL (kind) {
  MATCH (node:Author|Paper|Topic|Institution) WHERE toLower(labels(node)[0]) = kind
  RETURN node.id AS id, COUNT { (node)--() } AS connections ORDER BY connections DESC, id LIMIT 5
}
RETURN kind, id
