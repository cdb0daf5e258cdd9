// What each source says of papers: how many, and how many with a year, a DOI, topics, references.
// title: What each source brings
// group: gaps
// params: $limit INTEGER
// returns: many rows: source, papers, year, doi, venue, abstract, topics, references (papers that have them)
// index: none (looks at every paper)
// needs: nothing more
// example: {"limit": 20}
MATCH (paper:Paper)
UNWIND paper.sources AS source
RETURN source, count(*) AS papers, count(paper.year) AS year, count(paper.doi) AS doi, count(paper.venue) AS venue,
       count(paper.abstract) AS abstract, sum(CASE WHEN EXISTS { (paper)-[:ABOUT]->() } THEN 1 ELSE 0 END) AS topics,
       sum(CASE WHEN EXISTS { (paper)-[:CITES|REFERS_TO]->() } THEN 1 ELSE 0 END) AS references
ORDER BY papers DESC, source LIMIT $limit
