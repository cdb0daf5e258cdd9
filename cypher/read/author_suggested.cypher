// People two steps away from one author, by how often a walk of two steps ends at them: one of her papers at random, one
// of its other authors at random, and the same from there. The closest of her co-authors are the first step.
// params:  $id STRING, $friends INTEGER, $crowd INTEGER, $limit INTEGER, $without LIST<STRING>
// returns: many rows: id, name, works INTEGER, walk FLOAT, shared INTEGER (co-authors), through LIST of {id, name, walk}
// index:   author_id (constraint)
MATCH (author:Author {id: $id})-[:AUTHORED]->(paper:Paper)
WITH DISTINCT author, paper
WITH author, paper, COUNT { (paper)<-[:AUTHORED]-() } AS authors
WHERE authors > 1
WITH author, collect({paper: paper, authors: authors}) AS papers
CALL (author, papers) {
  UNWIND papers AS row
  WITH author, row.paper AS paper, 1.0 / (row.authors - 1) / size(papers) AS share
  MATCH (paper)<-[:AUTHORED]-(friend:Author)
  WHERE friend <> author
  WITH friend, sum(share) AS step ORDER BY step DESC, friend.id
  RETURN collect(friend) AS near, collect({friend: friend, step: step})[..$friends] AS friends
}
UNWIND friends AS first
WITH author, near, first.friend AS friend, first.step AS step
WITH author, near, friend, step / COUNT { (friend)-[:AUTHORED]->() } AS step
MATCH (friend)-[:AUTHORED]->(paper:Paper)
WITH author, near, friend, step, paper, COUNT { (paper)<-[:AUTHORED]-() } AS authors
WHERE authors > 1 AND authors <= $crowd
MATCH (paper)<-[:AUTHORED]-(person:Author)
WITH author, near, friend, person, sum(step / (authors - 1)) AS walk
WITH author, near, person, sum(walk) AS walk, collect({friend: friend, walk: walk}) AS through
ORDER BY walk DESC, person.id
WITH author, near, collect({person: person, walk: walk, through: through}) AS people
UNWIND people[..size(near) + $limit] AS row
WITH author, near, row.person AS person, row.walk AS walk, row.through AS through
WHERE person <> author AND NOT person IN near AND NOT person.id IN $without
WITH person, walk, through ORDER BY walk DESC, person.id LIMIT $limit
RETURN person.id AS id, person.name AS name, COUNT { (person)-[:AUTHORED]->() } AS works, walk, size(through) AS shared,
       COLLECT {
         UNWIND through AS one
         WITH one.friend AS friend, one.walk AS share ORDER BY share DESC, friend.id LIMIT 5
         RETURN friend {.id, .name, walk: share}
       } AS through
ORDER BY walk DESC, id
