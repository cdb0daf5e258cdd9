// Papers about the topic of the invented author, numbered from and to two numbers.
// params:  $first INTEGER, $last INTEGER
// returns: nothing
// index:   topic_id
MATCH (topic:Topic {id: 'test:topic'})
UNWIND range($first, $last) AS number
CREATE (:Paper {id: 'test:paper-' + number, title: 'Paper ' + number, year: 1950 + number % 40})-[:ABOUT]->(topic)
