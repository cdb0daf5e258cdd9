// Pairs of authors with more joint papers since a year than ever before it (of the 10,000 newest papers with up to 20 authors).
// title: Rising collaborations
// group: collaboration
// params: $since INTEGER, $limit INTEGER
// returns: many rows: first (node), second (node), before, since
// index: paper_year (range)
// needs: nothing more
// example: {"since": 2021, "limit": 25}
MATCH (paper:Paper)
WHERE paper.year >= $since
WITH paper ORDER BY paper.year DESC LIMIT 10000
WHERE COUNT { (paper)<-[:AUTHORED]-() } <= 20
MATCH (first:Author)-[:AUTHORED]->(paper)<-[:AUTHORED]-(second:Author)
WHERE first.id < second.id
WITH first, second, count(DISTINCT paper) AS recent
WHERE recent >= 2
WITH first, second, recent ORDER BY recent DESC, first.id, second.id LIMIT 1000
OPTIONAL MATCH (first)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(second)
WHERE paper.year < $since
WITH first, second, recent, count(DISTINCT paper) AS before
WHERE recent > before
RETURN first, second, before, recent AS since
ORDER BY since DESC, before, first.name, second.name LIMIT $limit
