// Two people of almost one name who share a co-author but no paper: perhaps one person.
// title: Suspected duplicate names
// params: $limit INTEGER
// returns: many rows: one (node), other (node), shared (co-authors)
// index: none (compares names by their letters)
// example: {"limit": 25}
MATCH (person:Author)
WITH replace(replace(replace(toLower(person.name), '.', ''), '-', ''), ' ', '') AS letters, collect(person) AS people
WHERE size(people) > 1
UNWIND people AS one
UNWIND people AS other
WITH one, other WHERE one.id < other.id
OPTIONAL MATCH (one)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(friend:Author)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(other)
RETURN one, other, count(DISTINCT friend) AS shared
ORDER BY shared DESC, one.name, one.id LIMIT $limit
