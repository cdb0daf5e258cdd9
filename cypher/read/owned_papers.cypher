// Papers by one author among those that several ids mean today, and what the sources say of her place on each.
// params:  $id STRING, $papers LIST<STRING>
// returns: many rows: place INTEGER (counts $papers from 0), id, title, year, venue, name, position, affiliations, sources, listed
// index:   author_id, paper_id, identifier_id (constraints)
UNWIND range(0, size($papers) - 1) AS place
CALL (place) {
  MATCH (paper:Paper {id: $papers[place]}) RETURN paper
  UNION
  MATCH (:Identifier {kind: 'paper', id: $papers[place]})-[:IDENTIFIES|LEADS_TO]->(paper:Paper) RETURN paper
}
MATCH (author:Author {id: $id})
MATCH (author)-[authored:AUTHORED]->(paper)
WITH place, paper, authored ORDER BY place, coalesce(authored.position, 1000000)
WITH place, paper, collect(authored)[0] AS authored
RETURN place, paper.id AS id, paper.title AS title, paper.year AS year, paper.venue AS venue,
       coalesce(authored.raw_name, authored.name) AS name, authored.position AS position,
       coalesce(authored.affiliations, []) AS affiliations, coalesce(authored.sources, []) AS sources,
       coalesce(authored.listed, false) AS listed
ORDER BY place, id
