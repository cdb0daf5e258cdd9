// The shortest ways between each two of some entities, over papers that pass the filters; only people and papers stand on the way.
// params:  $around MAP {authors, papers, topics, institutions: ids}, $filters MAP {from_year: INTEGER or null, to_year: INTEGER or null, topic: id or null, institution: id or null}
// returns: one row for each two entities: start (key), end (key), ways [[keys in order]] (at most 5 of equal length, those over papers of few authors first; empty: none of at most four papers), more BOOLEAN (true where there are other ways of that length)
// index:   author_id, paper_id, topic_id, institution_id (constraints)
CALL () {
  UNWIND $around.authors AS id
  MATCH (entity:Author {id: id})
  RETURN entity, 'author:' + id AS key
  UNION ALL
  UNWIND $around.papers AS id
  MATCH (entity:Paper {id: id})
  RETURN entity, 'paper:' + id AS key
  UNION ALL
  UNWIND $around.topics AS id
  MATCH (entity:Topic {id: id})
  RETURN entity, 'topic:' + id AS key
  UNION ALL
  UNWIND $around.institutions AS id
  MATCH (entity:Institution {id: id})
  RETURN entity, 'institution:' + id AS key
}
WITH collect({entity: entity, key: key}) AS ends
UNWIND range(0, size(ends) - 2) AS i
UNWIND range(i + 1, size(ends) - 1) AS j
WITH ends[i].entity AS start, ends[i].key AS start_key, ends[j].entity AS end, ends[j].key AS end_key
CALL (start, end) {
  MATCH way = allShortestPaths((start)-[:AUTHORED|CITES|ABOUT|AFFILIATED_WITH*..8]-(end))
  WHERE all(tie IN relationships(way) WHERE type(tie) IN ['AUTHORED', 'CITES'] OR endNode(tie) = start OR endNode(tie) = end)
    AND all(node IN nodes(way) WHERE NOT node:Paper OR node = start OR node = end OR (
      ($filters.from_year IS NULL OR node.year >= $filters.from_year)
      AND ($filters.to_year IS NULL OR node.year <= $filters.to_year)
      AND ($filters.topic IS NULL OR EXISTS { (node)-[:ABOUT]->(:Topic {id: $filters.topic}) })
      AND ($filters.institution IS NULL OR EXISTS {
        MATCH (node)<-[named:AUTHORED]-(writer:Author)
        WHERE $filters.institution IN named.institutions
          OR size(coalesce(named.institutions, [])) = 0
            AND EXISTS { (writer)-[:AFFILIATED_WITH]->(:Institution {id: $filters.institution}) }
      })
    ))
  WITH way LIMIT 100
  WITH way, reduce(authors = 0, node IN nodes(way) | authors + CASE WHEN node:Paper THEN COUNT { (node)<-[:AUTHORED]-() } ELSE 0 END) AS authors
  ORDER BY authors, [node IN nodes(way) | node.id]
  WITH collect([node IN nodes(way) | CASE
    WHEN node:Author THEN 'author:'
    WHEN node:Paper THEN 'paper:'
    WHEN node:Topic THEN 'topic:'
    ELSE 'institution:'
  END + node.id]) AS ways
  RETURN ways
}
RETURN start_key AS start, end_key AS end, ways[..5] AS ways, size(ways) > 5 AS more
