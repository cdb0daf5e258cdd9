// An invented author with 3,000 co-authors on 600 papers, all about one topic and of one institution.
// params:  none
// returns: nothing
// index:   none (creates)
CREATE (hub:Author {id: 'test:hub', name: 'Hub'}), (topic:Topic {id: 'test:topic', name: 'Everything', kind: 'topic'})
CREATE (institution:Institution {id: 'test:institution', name: 'Anywhere'})
WITH hub, topic, institution
UNWIND range(0, 2999) AS number
CREATE (person:Author {id: 'test:person-' + number, name: 'Person ' + number})-[:AFFILIATED_WITH]->(institution)
WITH hub, topic, collect(person) AS people
CALL (hub, topic, people) {
  UNWIND range(0, 599) AS number
  CREATE (paper:Paper {id: 'test:paper-' + number, title: 'Paper ' + number, year: 1990 + number % 30})-[:ABOUT]->(topic)
  CREATE (hub)-[:AUTHORED]->(paper)
  WITH paper, number, people
  UNWIND range(0, 4) AS place
  WITH paper, people[number * 5 + place] AS person
  CREATE (person)-[:AUTHORED]->(paper)
}
