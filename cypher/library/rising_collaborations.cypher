// Pairs of authors with more joint papers since a year than ever before it.
// title: Rising collaborations
// params: $since INTEGER, $limit INTEGER
// returns: many rows: first (node), second (node), before, since
// index: none (looks at every pair of co-authors)
// example: {"since": 2021, "limit": 25}
MATCH (first:Author)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(second:Author)
WHERE first.id < second.id AND paper.year IS NOT NULL
WITH first, second, count(DISTINCT CASE WHEN paper.year >= $since THEN paper END) AS recent, count(DISTINCT paper) AS all
WHERE recent >= 2 AND recent > all - recent
RETURN first, second, all - recent AS before, recent AS since
ORDER BY since DESC, before, first.name, second.name LIMIT $limit
