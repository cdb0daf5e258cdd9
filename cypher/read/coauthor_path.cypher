// The shortest path from one author to another over joint papers, at most four papers long; -1 as $since is any year.
// params:  $start STRING, $end STRING, $avoid LIST<STRING>, $since INTEGER
// returns: at most one row: people LIST<STRING>, the ids of the authors on the path in order
// index:   author_id (constraint)
MATCH (start:Author {id: $start}), (end:Author {id: $end})
MATCH path = shortestPath((start)-[:AUTHORED*..8]-(end))
WHERE all(node IN nodes(path) WHERE CASE WHEN node:Author THEN NOT node.id IN $avoid ELSE $since < 0 OR node.year >= $since END)
RETURN [node IN nodes(path) WHERE node:Author | node.id] AS people
