// The institutions whose people write with an institution's people.
// title: Partners of an institution
// group: institutions
// params: $institution_id STRING, $limit INTEGER
// returns: many rows: partner (node), papers, people
// index: institution_id (constraint)
// needs: nothing more
// example: {"institution_id": "name:alibaba-group", "limit": 25}
MATCH (home:Institution {id: $institution_id})<-[:AFFILIATED_WITH]-(insider:Author)-[:AUTHORED]->(paper:Paper)
WITH DISTINCT home, paper
MATCH (paper)<-[:AUTHORED]-(person:Author)-[:AFFILIATED_WITH]->(partner:Institution)
WHERE partner <> home
RETURN partner, count(DISTINCT paper) AS papers, count(DISTINCT person) AS people
ORDER BY papers DESC, people DESC, partner.name LIMIT $limit
