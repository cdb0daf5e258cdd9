// Two people of almost one name who share no paper: perhaps one person, the more so with shared co-authors (of the 300 pairs with most papers).
// title: Suspected duplicate people
// group: gaps
// params: $limit INTEGER
// returns: many rows: one (node), other (node), shared (co-authors)
// index: none (compares names by their letters)
// needs: nothing more
// example: {"limit": 25}
MATCH (person:Author)
WITH replace(replace(replace(toLower(person.name), '.', ''), '-', ''), ' ', '') AS letters, collect(person)[..4] AS people
WHERE size(people) > 1
UNWIND people AS one
UNWIND people AS other
WITH one, other WHERE one.id < other.id
WITH one, other, COUNT { (one)-[:AUTHORED]->() } AS ones, COUNT { (other)-[:AUTHORED]->() } AS others
ORDER BY ones * others DESC, one.id, other.id LIMIT 300
WHERE NOT EXISTS { (one)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other) }
OPTIONAL MATCH (one)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(friend:Author)
WITH one, other, collect(DISTINCT friend) AS friends
UNWIND CASE WHEN friends = [] THEN [null] ELSE friends END AS friend
RETURN one, other, sum(CASE WHEN EXISTS { (friend)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other) } THEN 1 ELSE 0 END) AS shared
ORDER BY shared DESC, one.name, one.id LIMIT $limit
