// The shortest way between two people over papers, with at most four people in between.
// title: Shortest path between two authors
// group: people
// params: $author_id STRING, $other_id STRING
// returns: one row: path, hops
// index: author_id (constraint)
// needs: nothing more
// example: {"author_id": "sample:yinghui-xu", "other_id": "sample:hao-li"}
MATCH path = shortestPath((:Author {id: $author_id})-[:AUTHORED*..8]-(:Author {id: $other_id}))
RETURN path, length(path) / 2 AS hops
