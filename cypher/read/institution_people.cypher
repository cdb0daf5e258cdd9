// People of one institution by the papers of theirs that name it, over at most $people of its latest people.
// params:  $id STRING, $keys LIST<STRING>, $people INTEGER, $limit INTEGER
// returns: many rows: person {id, name, works}
// index:   institution_id (constraint)
MATCH (:Institution {id: $id})<-[affiliated:AFFILIATED_WITH]-(person:Author)
WITH person, affiliated.to_year AS to_year ORDER BY coalesce(to_year, 0) DESC, person.id LIMIT $people
OPTIONAL MATCH (person)-[authored:AUTHORED]->(paper:Paper)
WHERE any(key IN authored.institutions WHERE key IN $keys)
WITH person, count(DISTINCT paper) AS works
ORDER BY works DESC, person.id LIMIT $limit
RETURN person {.id, .name, works: works} AS person
