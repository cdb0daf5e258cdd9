// Papers that no source had told of before a time and that stored searches find among their best fits; `place` counts the
// searches from 0. A search has query, since, first_year, last_year, topic, institution and type.
// params:  $searches LIST<MAP>, $looked_at INTEGER
// returns: many rows: place INTEGER, id, loaded, date STRING
// index:   paper_titles (full text), topic_id, institution_id, identifier_id (constraints)
UNWIND range(0, size($searches) - 1) AS place
WITH place, $searches[place] AS search
OPTIONAL MATCH (wanted_topic:Topic {id: search.topic})
OPTIONAL MATCH (wanted_institution:Institution {id: search.institution})
WITH place, search, wanted_topic, [search.institution] + COLLECT { MATCH (key:Identifier)-[:IDENTIFIES]->(wanted_institution) RETURN key.id } AS keys
CALL db.index.fulltext.queryNodes('paper_titles', search.query, {limit: $looked_at}) YIELD node AS paper
MATCH (record:Record)-[:DESCRIBES]->(paper) WHERE record.first_loaded > search.since
WITH place, search, wanted_topic, keys, paper, min(record.first_loaded) AS loaded
WHERE NOT EXISTS { MATCH (older:Record)-[:DESCRIBES]->(paper) WHERE coalesce(older.first_loaded, '') <= search.since }
  AND (search.first_year IS NULL OR paper.year >= search.first_year) AND (search.last_year IS NULL OR paper.year <= search.last_year)
  AND (search.type IS NULL OR paper.type = search.type)
  AND (search.topic IS NULL OR EXISTS { (paper)-[:ABOUT]->(wanted_topic) })
  AND (search.institution IS NULL OR EXISTS { (paper)<-[authored:AUTHORED]-() WHERE any(key IN authored.institutions WHERE key IN keys) })
RETURN place, paper.id AS id, loaded, coalesce(paper.date, toString(paper.year), '') AS date ORDER BY place, loaded DESC, id
