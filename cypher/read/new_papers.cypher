// Papers that no source had told of before a time: how many, and those by people, about topics or from institutions that
// are asked for; the latest loaded are looked at.
// params:  $since STRING, $most INTEGER, $authors LIST<STRING>, $topics LIST<STRING>, $keys LIST<STRING>
// returns: one row: looked_at INTEGER, papers LIST<MAP {id, loaded, date, authors, topics, keys}>
// index:   record_first_loaded
MATCH (record:Record) WHERE record.first_loaded > $since
WITH record ORDER BY record.first_loaded DESC LIMIT $most
MATCH (record)-[:DESCRIBES]->(paper:Paper)
WITH paper, min(record.first_loaded) AS loaded
WHERE NOT EXISTS { MATCH (older:Record)-[:DESCRIBES]->(paper) WHERE coalesce(older.first_loaded, '') <= $since }
WITH paper, loaded,
     COLLECT { MATCH (paper)<-[:AUTHORED]-(person:Author) WHERE person.id IN $authors RETURN DISTINCT person.id } AS authors,
     CASE WHEN size($topics) > 0 THEN COLLECT { MATCH (paper)-[:ABOUT]->(topic:Topic) WHERE topic.id IN $topics RETURN topic.id } ELSE [] END AS topics,
     CASE WHEN size($keys) > 0 THEN COLLECT { MATCH (paper)<-[authored:AUTHORED]-() UNWIND authored.institutions AS key WITH DISTINCT key WHERE key IN $keys RETURN key } ELSE [] END AS keys
RETURN count(*) AS looked_at,
       collect(CASE WHEN size(authors) + size(topics) + size(keys) > 0
                    THEN {id: paper.id, loaded: loaded, date: coalesce(paper.date, toString(paper.year), ''), authors: authors, topics: topics, keys: keys} END) AS papers
