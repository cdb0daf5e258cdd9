// Papers that no source had told of before a time: those by people, about topics or from institutions that are asked for,
// of the records that were loaded last. Gone through is whichever is fewer: the new papers, or those of what is asked for.
// params:  $since STRING, $most INTEGER, $authors LIST<STRING>, $topics LIST<STRING>, $keys LIST<STRING>
// returns: one row: looked_at INTEGER (records), papers LIST<MAP {id, loaded, date, authors, topics, keys}>
// index:   record_first_loaded, author_id, topic_id (constraints)
WITH COLLECT { MATCH (record:Record) WHERE record.first_loaded > $since RETURN record.first_loaded AS time ORDER BY time DESC LIMIT $most } AS times,
     COLLECT { UNWIND $authors AS id MATCH (person:Author {id: id}) RETURN person } AS people,
     COLLECT { UNWIND $topics AS id MATCH (topic:Topic {id: id}) RETURN topic } AS subjects
WITH size(times) AS looked_at, times[-1] AS oldest, people, subjects,
     reduce(n = 0, person IN people | n + COUNT { (person)-[:AUTHORED]->() }) + reduce(n = 0, topic IN subjects | n + COUNT { (topic)<-[:ABOUT]-() }) AS reach
WITH looked_at, oldest, people, subjects, size($keys) = 0 AND reach <= looked_at AS is_few
CALL (oldest, people, subjects, is_few) {
  CALL (oldest, people, subjects, is_few) {
    WITH oldest, is_few WHERE NOT is_few
    MATCH (record:Record) WHERE record.first_loaded >= oldest
    MATCH (record)-[:DESCRIBES]->(paper:Paper)
    RETURN paper
    UNION
    UNWIND CASE WHEN is_few THEN people ELSE [] END AS person
    MATCH (person)-[:AUTHORED]->(paper:Paper)<-[:DESCRIBES]-(record:Record) WHERE record.first_loaded >= oldest
    RETURN paper
    UNION
    UNWIND CASE WHEN is_few THEN subjects ELSE [] END AS topic
    MATCH (topic)<-[:ABOUT]-(paper:Paper)<-[:DESCRIBES]-(record:Record) WHERE record.first_loaded >= oldest
    RETURN paper
  }
  WITH paper,
       CASE WHEN size(people) > 0 THEN COLLECT { MATCH (paper)<-[:AUTHORED]-(person:Author) WHERE person IN people RETURN DISTINCT person.id } ELSE [] END AS authors,
       CASE WHEN size(subjects) > 0 THEN COLLECT { MATCH (paper)-[:ABOUT]->(topic:Topic) WHERE topic IN subjects RETURN topic.id } ELSE [] END AS topics,
       CASE WHEN size($keys) > 0 THEN COLLECT { MATCH (paper)<-[authored:AUTHORED]-() UNWIND authored.institutions AS key WITH DISTINCT key WHERE key IN $keys RETURN key } ELSE [] END AS keys
  WHERE size(authors) + size(topics) + size(keys) > 0
  MATCH (record:Record)-[:DESCRIBES]->(paper)
  WITH paper, authors, topics, keys, min(coalesce(record.first_loaded, '')) AS loaded WHERE loaded > $since
  RETURN collect({id: paper.id, loaded: loaded, date: coalesce(paper.date, toString(paper.year), ''), authors: authors, topics: topics, keys: keys}) AS papers
}
RETURN looked_at, papers
