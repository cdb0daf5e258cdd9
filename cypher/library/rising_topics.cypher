// Topics with more papers in the years since one than in as many years before it.
// title: Rising topics
// group: topics
// params: $since INTEGER, $years INTEGER, $least INTEGER, $limit INTEGER
// returns: many rows: topic (node), before, since (papers), growth (times)
// index: paper_year (range)
// needs: nothing more
// example: {"since": 2022, "years": 3, "least": 3, "limit": 25}
MATCH (topic:Topic)<-[:ABOUT]-(paper:Paper)
WHERE $since - $years <= paper.year < $since + $years
WITH topic, count(DISTINCT CASE WHEN paper.year < $since THEN paper END) AS before,
     count(DISTINCT CASE WHEN paper.year >= $since THEN paper END) AS since
WHERE since >= $least AND since > before
RETURN topic, before, since, round(1.0 * since / (CASE WHEN before = 0 THEN 1 ELSE before END), 1) AS growth
ORDER BY growth DESC, since DESC, topic.name LIMIT $limit
