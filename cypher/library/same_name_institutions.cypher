// Institutions whose names begin alike: perhaps one institution under several names.
// title: Suspected duplicate institutions
// group: gaps
// params: $institution_id STRING, $limit INTEGER
// returns: many rows: other (node), name, people, shared (people of both)
// index: institution_id (constraint)
// needs: nothing more
// example: {"institution_id": "name:alibaba-group", "limit": 25}
MATCH (home:Institution {id: $institution_id}), (other:Institution)
WHERE other <> home AND (toLower(other.name) CONTAINS toLower(home.name) OR toLower(home.name) CONTAINS toLower(other.name))
RETURN other, other.name AS name, COUNT { (other)<-[:AFFILIATED_WITH]-() } AS people,
       COUNT { (other)<-[:AFFILIATED_WITH]-(:Author)-[:AFFILIATED_WITH]->(home) } AS shared
ORDER BY shared DESC, people DESC, name LIMIT $limit
