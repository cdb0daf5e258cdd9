// The papers that people of two institutions wrote together, newest first.
// title: Joint papers of two institutions
// group: institutions
// params: $institution_id STRING, $other_institution_id STRING, $limit INTEGER
// returns: many rows: paper (node), year, here, there [names]
// index: institution_id (constraint)
// needs: nothing more
// example: {"institution_id": "name:alibaba-group", "other_institution_id": "name:zhejiang-university", "limit": 25}
MATCH (:Institution {id: $institution_id})<-[one:AFFILIATED_WITH]-(a:Author)-[:AUTHORED]->(paper:Paper)
WHERE one.from_year IS NULL OR one.from_year <= paper.year <= one.to_year
WITH paper, collect(DISTINCT a.name) AS here
MATCH (paper)<-[:AUTHORED]-(b:Author)-[other:AFFILIATED_WITH]->(:Institution {id: $other_institution_id})
WHERE other.from_year IS NULL OR other.from_year <= paper.year <= other.to_year
RETURN paper, paper.year AS year, here[..5] AS here, collect(DISTINCT b.name)[..5] AS there
ORDER BY year DESC, paper.title LIMIT $limit
