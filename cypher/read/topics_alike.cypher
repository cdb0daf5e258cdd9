// How alike the topics of one author's papers and of some others' are: the cosine of the shares of their papers, where a
// topic counts the more, the fewer papers are about it; and the topics that make it so.
// params:  $id STRING, $people LIST<STRING>, $most INTEGER
// returns: many rows, none for somebody without topics: id, alike FLOAT (0 to 1), topics LIST of {id, name, works, own}
// index:   author_id (constraint)
WITH COUNT { (:Paper) } AS all
MATCH (:Author {id: $id})-[:AUTHORED]->(paper:Paper)
WITH DISTINCT all, paper
MATCH (paper)-[:ABOUT]->(topic:Topic)
WITH all, topic, count(*) AS works
ORDER BY works DESC, topic.id LIMIT $most
WITH all, topic, works, log(1.0 * all / COUNT { (topic)<-[:ABOUT]-() }) AS rare
WITH all, collect({topic: topic, works: works, rare: rare}) AS own, sqrt(sum((works * rare) ^ 2)) AS own_length
UNWIND $people AS id
CALL (id, all, own, own_length) {
  MATCH (:Author {id: id})-[:AUTHORED]->(paper:Paper)
  WITH DISTINCT all, own, own_length, paper
  MATCH (paper)-[:ABOUT]->(topic:Topic)
  WITH all, own, own_length, topic, count(*) AS works
  WITH own_length, topic, works, log(1.0 * all / COUNT { (topic)<-[:ABOUT]-() }) AS rare, head([one IN own WHERE one.topic = topic | one.works]) AS mine
  WITH own_length, sqrt(sum((works * rare) ^ 2)) AS length, sum(coalesce(mine, 0) * works * rare ^ 2) AS product,
       collect(CASE WHEN mine > 0 AND rare > 0 THEN {topic: topic, works: works, own: mine, part: mine * works * rare ^ 2} END) AS shared
  RETURN CASE WHEN length * own_length > 0 THEN product / (length * own_length) ELSE 0.0 END AS alike, shared
}
RETURN id, alike, COLLECT {
  UNWIND shared AS one
  WITH one ORDER BY one.part DESC, one.topic.id LIMIT 3
  WITH one.topic AS topic, one
  RETURN topic {.id, .name, works: one.works, own: one.own}
} AS topics
