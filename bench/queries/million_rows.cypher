// Authorships with names, titles and years, again and again, until there are as many rows as are wanted.
// params:  $rows INTEGER
// returns: many rows: author STRING, name STRING, position INTEGER, title STRING, year INTEGER
// index:   none (all authorships)
UNWIND range(1, $rows) AS turn
MATCH (a:Author)-[w:AUTHORED]->(p:Paper)
RETURN a.id AS author, a.name AS name, w.position AS position, p.title AS title, p.year AS year LIMIT $rows
