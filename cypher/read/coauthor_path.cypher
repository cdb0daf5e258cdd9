// The shortest path from one author to another over joint papers, at most four papers long.
// params:  $start STRING, $end STRING
// returns: at most one row: people LIST<STRING>, the ids of the authors on the path in order
// index:   author_id (constraint)
MATCH (start:Author {id: $start}), (end:Author {id: $end})
MATCH path = shortestPath((start)-[:AUTHORED*..8]-(end))
RETURN [node IN nodes(path) WHERE node:Author | node.id] AS people
