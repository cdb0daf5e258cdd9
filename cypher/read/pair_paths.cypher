// For each pair of authors a shortest path over joint papers, at most four papers long; pairs without any are left out.
// params:  $firsts LIST<STRING>, $seconds LIST<STRING>
// returns: many rows: place (of the pair), people LIST<STRING> (the ids of the authors on the path in order)
// index:   author_id (constraint)
UNWIND range(0, size($firsts) - 1) AS place
MATCH (start:Author {id: $firsts[place]}), (end:Author {id: $seconds[place]})
MATCH path = shortestPath((start)-[:AUTHORED*..8]-(end))
RETURN place, [node IN nodes(path) WHERE node:Author | node.id] AS people
