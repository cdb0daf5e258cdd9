// How many papers of a year have one author, and how many authors a paper has.
// title: Single authors, year by year
// group: collaboration
// params: $since INTEGER, $limit INTEGER
// returns: many rows: year, papers, alone, share (of papers by one author), authors (on average), most
// index: paper_year (range)
// needs: nothing more
// example: {"since": 2000, "limit": 100}
MATCH (paper:Paper)
WHERE paper.year >= $since AND paper.authors_complete
WITH paper.year AS year, COUNT { (paper)<-[:AUTHORED]-(:Author) } AS authors
WHERE authors > 0
WITH year, count(*) AS papers, sum(CASE WHEN authors = 1 THEN 1 ELSE 0 END) AS alone, avg(authors) AS mean, max(authors) AS most
RETURN year, papers, alone, round(1.0 * alone / papers, 3) AS share, round(mean, 1) AS authors, most
ORDER BY year DESC LIMIT $limit
