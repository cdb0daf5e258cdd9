// What a text may become while it is typed: the best of each kind, with what tells them from their namesakes.
// params:  $names STRING, $said MAP (an author's id: LIST<STRING>), $titles STRING, $topics STRING, $institutions STRING, $asked LIST<STRING>, $looked_at INTEGER, $titles_looked_at INTEGER, $limit INTEGER
// returns: many rows: kind, id, label, rank FLOAT, count INTEGER, first_year INTEGER, last_year INTEGER, facts LIST<STRING>
// index:   author_names, paper_titles, topic_names, institution_names (full text), author_id (constraint)
CALL () {
  CALL () {
    UNWIND [query IN [$names] WHERE query IS NOT NULL] AS query
    CALL db.index.fulltext.queryNodes('author_names', query, {limit: $looked_at}) YIELD node AS author, score
    WITH author WHERE $said[author.id] IS NULL
    RETURN author
    UNION ALL
    UNWIND keys($said) AS id
    MATCH (author:Author {id: id})
    RETURN author
  }
  WITH author, COUNT { (author)-[:AUTHORED]->() } AS works
  WITH author, works, log10(1 + works) + CASE
         WHEN $asked <> [] AND any(name IN [author.name] + coalesce(author.names, []) + coalesce(author.spellings, []) + coalesce($said[author.id], [])
                                   WHERE replace(toLower(name), '.', '') IN $asked) THEN 2.0 ELSE 0.0 END AS rank
  ORDER BY rank DESC, author.id LIMIT $limit
  CALL (author) {
    MATCH (author)-[:AUTHORED]->(paper:Paper)
    RETURN min(paper.year) AS first_year, max(paper.year) AS last_year
  }
  CALL (author) {
    OPTIONAL MATCH (author)-[:AUTHORED]->(:Paper)-[:ABOUT]->(topic:Topic)
    WITH topic, count(*) AS n ORDER BY n DESC, topic.name LIMIT 1
    RETURN [name IN [topic.name] WHERE name IS NOT NULL] AS about
  }
  RETURN 'author' AS kind, author.id AS id, author.name AS label, rank, works AS count, first_year, last_year,
         COLLECT { MATCH (author)-[affiliated:AFFILIATED_WITH]->(institution:Institution)
                   WITH affiliated, institution ORDER BY coalesce(affiliated.to_year, 0) DESC, institution.name LIMIT 1
                   RETURN institution.name } +
         about AS facts
  UNION ALL
  UNWIND [query IN [$titles] WHERE query IS NOT NULL] AS query
  CALL db.index.fulltext.queryNodes('paper_titles', query, {limit: $titles_looked_at}) YIELD node AS paper, score
  WITH paper, score, COUNT { (paper)<-[:CITES]-() } AS cited, toLower(paper.title) AS title
  WITH paper, CASE WHEN any(text IN $asked WHERE title STARTS WITH text) THEN 1.0 ELSE 0.0 END + score / 10 + log10(1 + cited) AS rank
  ORDER BY rank DESC, paper.id LIMIT $limit
  RETURN 'paper' AS kind, paper.id AS id, paper.title AS label, rank, COUNT { (paper)<-[:AUTHORED]-() } AS count,
         paper.year AS first_year, paper.year AS last_year,
         COLLECT { MATCH (paper)<-[authored:AUTHORED]-(person:Author)
                   WITH authored, person ORDER BY coalesce(authored.position, 1000000), person.name LIMIT 1
                   RETURN coalesce(authored.raw_name, person.name) } AS facts
  UNION ALL
  UNWIND [query IN [$topics] WHERE query IS NOT NULL] AS query
  CALL db.index.fulltext.queryNodes('topic_names', query, {limit: $looked_at}) YIELD node AS topic, score
  WITH topic, COUNT { (topic)<-[:ABOUT]-() } AS papers
  WITH topic, papers, CASE WHEN toLower(topic.name) IN $asked THEN 2.0 ELSE 0.0 END + log10(1 + papers) AS rank
  ORDER BY rank DESC, topic.id LIMIT $limit
  RETURN 'topic' AS kind, topic.id AS id, topic.name AS label, rank, papers AS count, null AS first_year, null AS last_year,
         [topic.kind] AS facts
  UNION ALL
  UNWIND [query IN [$institutions] WHERE query IS NOT NULL] AS query
  CALL db.index.fulltext.queryNodes('institution_names', query, {limit: $looked_at}) YIELD node AS institution, score
  WITH institution, COUNT { (institution)<-[:AFFILIATED_WITH]-() } AS people
  WITH institution, people, CASE WHEN toLower(institution.name) IN $asked THEN 2.0 ELSE 0.0 END + log10(1 + people) AS rank
  ORDER BY rank DESC, institution.id LIMIT $limit
  RETURN 'institution' AS kind, institution.id AS id, institution.name AS label, rank, people AS count,
         null AS first_year, null AS last_year, [fact IN [institution.city, institution.country_code] WHERE fact IS NOT NULL] AS facts
}
RETURN kind, id, label, rank, count, first_year, last_year, facts
