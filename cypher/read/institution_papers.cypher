// Papers that name one institution, by any of its keys, newest first: ids, over at most $people of its latest people.
// params:  $id STRING, $keys LIST<STRING>, $people INTEGER, $limit INTEGER
// returns: many rows: id
// index:   institution_id (constraint)
MATCH (:Institution {id: $id})<-[affiliated:AFFILIATED_WITH]-(person:Author)
WITH person, affiliated.to_year AS to_year ORDER BY coalesce(to_year, 0) DESC, person.id LIMIT $people
MATCH (person)-[authored:AUTHORED]->(paper:Paper)
WHERE any(key IN authored.institutions WHERE key IN $keys)
WITH DISTINCT paper
ORDER BY coalesce(paper.year, 0) DESC, coalesce(paper.date, '') DESC, paper.id LIMIT $limit
RETURN paper.id AS id
