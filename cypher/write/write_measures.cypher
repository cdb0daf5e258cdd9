// Write what was computed for papers, count who cites each of them by year, and say when something was last computed;
// a measure that is null is taken away.
// params:  $rows LIST<MAP>, $now STRING
// returns: nothing
// index:   paper_id (constraint)
MATCH (schema:Schema)
SET schema.measured = $now // Also takes the lock that loaders take for each batch.
WITH count(*) AS schemas
UNWIND $rows AS row
MATCH (paper:Paper {id: row.id})
CALL (paper) {
  MATCH (paper)<-[:CITES]-(citing)
  // A list holds no null: 0 stands for the papers of which nobody says the year.
  WITH coalesce(citing.year, 0) AS year, count(*) AS citations ORDER BY year DESC
  RETURN collect(year) AS years, collect(citations) AS counts
}
SET paper += row.measures,
    paper.citation_years = CASE WHEN size(years) > 0 THEN years END,
    paper.citation_year_counts = CASE WHEN size(years) > 0 THEN counts END
