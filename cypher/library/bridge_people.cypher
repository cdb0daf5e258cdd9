// People whose co-authors hardly write with each other: they connect groups.
// title: Bridge people
// params: $least INTEGER, $limit INTEGER
// returns: many rows: person (node), coauthors, pairs (of co-authors who wrote without the person), connected (share of all pairs)
// index: none (looks at the people with most papers)
// example: {"least": 8, "limit": 20}
MATCH (person:Author)-[:AUTHORED]->(paper:Paper)
WITH person, count(DISTINCT paper) AS papers
ORDER BY papers DESC, person.id LIMIT 50
MATCH (person)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(friend:Author)
WITH person, collect(DISTINCT friend) AS friends
WHERE size(friends) >= $least
CALL (person, friends) {
  UNWIND friends[..60] AS a
  MATCH (a)-[:AUTHORED]->(other:Paper)<-[:AUTHORED]-(b:Author)
  WHERE a.id < b.id AND b IN friends AND NOT (person)-[:AUTHORED]->(other)
  RETURN count(DISTINCT [a.id, b.id]) AS pairs
}
RETURN person, size(friends) AS coauthors, pairs, round(2.0 * pairs / (size(friends) * (size(friends) - 1)), 3) AS connected
ORDER BY connected, coauthors DESC, person.name LIMIT $limit
