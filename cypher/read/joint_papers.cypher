// What each pair of authors wrote together, counted, and the newest papers; -1 as $since is any year.
// params:  $firsts LIST<STRING>, $seconds LIST<STRING>, $since INTEGER, $limit INTEGER
// returns: many rows in the pairs' order: place, total, strength FLOAT, first_year, last_year, papers LIST<STRING>
// index:   author_id (constraint)
UNWIND range(0, size($firsts) - 1) AS place
MATCH (a:Author {id: $firsts[place]}), (b:Author {id: $seconds[place]})
CALL (a, b) {
  MATCH (a)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(b)
  WHERE $since < 0 OR paper.year >= $since
  WITH DISTINCT paper
  ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.title, paper.id
  RETURN collect(paper) AS papers
}
RETURN place, size(papers) AS total, [paper IN papers[..$limit] | paper.id] AS papers,
       reduce(sum = 0.0, paper IN papers | sum + 1.0 / (COUNT { (paper)<-[:AUTHORED]-() } - 1)) AS strength,
       reduce(least = null, paper IN papers | CASE WHEN least IS NULL OR paper.year < least THEN paper.year ELSE least END) AS first_year,
       reduce(most = null, paper IN papers | CASE WHEN most IS NULL OR paper.year > most THEN paper.year ELSE most END) AS last_year
ORDER BY place
