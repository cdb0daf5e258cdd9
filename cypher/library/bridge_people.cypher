// People whose closest co-authors hardly write with each other: they connect groups.
// title: Bridge people
// group: collaboration
// params: $least INTEGER, $limit INTEGER
// returns: many rows: person (node), coauthors, pairs (of the 30 closest who wrote without the person), connected (share of all such pairs)
// index: none (looks at the 30 people with most papers)
// needs: nothing more
// example: {"least": 8, "limit": 20}
MATCH (person:Author)
WITH person, COUNT { (person)-[:AUTHORED]->() } AS papers
ORDER BY papers DESC, person.id LIMIT 30
MATCH (person)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(friend:Author)
WHERE friend <> person
WITH person, friend, count(DISTINCT paper) AS joint
ORDER BY joint DESC, friend.id
WITH person, collect(friend) AS friends
WHERE size(friends) >= $least
WITH person, size(friends) AS coauthors, friends[..30] AS closest
CALL (person, closest) {
  UNWIND closest AS friend
  MATCH (friend)-[:AUTHORED]->(other:Paper)
  WITH person, other, collect(DISTINCT friend) AS present
  WHERE size(present) > 1 AND NOT EXISTS { (person)-[:AUTHORED]->(other) }
  UNWIND present AS a
  UNWIND present AS b
  WITH a.id AS a, b.id AS b WHERE a < b
  RETURN count(DISTINCT [a, b]) AS pairs
}
RETURN person, coauthors, pairs, round(2.0 * pairs / (size(closest) * (size(closest) - 1)), 3) AS connected
ORDER BY connected, coauthors DESC, person.name LIMIT $limit
