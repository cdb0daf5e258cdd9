// All that is two steps from an author, the plain way: neither bounded nor ranked.
// params:  $id STRING
// returns: many rows: paper {...}, person {...}, topic {...}, institution {...}
// index:   author_id (constraint)
MATCH (:Author {id: $id})-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(person:Author)
OPTIONAL MATCH (paper)-[:ABOUT]->(topic:Topic)
OPTIONAL MATCH (person)-[:AFFILIATED_WITH]->(institution:Institution)
RETURN paper {.*} AS paper, person {.*} AS person, topic {.*} AS topic, institution {.*} AS institution
