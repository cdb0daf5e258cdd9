// How many people published for the first time in each year, and how many came back later.
// title: New people, year by year
// group: collaboration
// params: $since INTEGER, $limit INTEGER
// returns: many rows: year, newcomers, returned (who published again in a later year), share
// index: none (looks at every authorship)
// needs: nothing more
// example: {"since": 2005, "limit": 100}
MATCH (person:Author)-[:AUTHORED]->(paper:Paper)
WHERE paper.year IS NOT NULL
WITH person, min(paper.year) AS year, max(paper.year) AS last
WHERE year >= $since
WITH year, count(*) AS newcomers, sum(CASE WHEN last > year THEN 1 ELSE 0 END) AS returned
RETURN year, newcomers, returned, round(1.0 * returned / newcomers, 3) AS share
ORDER BY year DESC LIMIT $limit
