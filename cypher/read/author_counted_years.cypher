// How often papers of this graph cite one author's papers, by the year of the citing paper, as it was last counted paper by paper.
// params:  $id STRING
// returns: one row: years LIST<MAP {year, works}> newest first (year null where unknown), counted STRING or null (when; the oldest where it differs), uncounted INTEGER (cited papers that nobody has counted)
// index:   author_id (constraint)
MATCH (:Author {id: $id})-[:AUTHORED]->(paper)
WITH collect(DISTINCT paper) AS papers
CALL (papers) {
  UNWIND papers AS paper
  WITH paper.citation_years AS years, paper.citation_year_counts AS counts WHERE years IS NOT NULL
  UNWIND range(0, size(years) - 1) AS place
  WITH years[place] AS year, sum(counts[place]) AS works ORDER BY year DESC
  RETURN collect({year: CASE WHEN year > 0 THEN year END, works: works}) AS years
}
CALL (papers) {
  UNWIND papers AS paper
  WITH paper, paper.citation_years IS NOT NULL AS counted
  RETURN min(CASE WHEN counted THEN toString(paper.measured_on) END) AS counted,
         count(CASE WHEN NOT counted AND EXISTS { (paper)<-[:CITES]-() } THEN 1 END) AS uncounted
}
RETURN years, counted, uncounted
