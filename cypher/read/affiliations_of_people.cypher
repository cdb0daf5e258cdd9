// The institutions that each of some people is affiliated with, and the years that show it.
// params:  $ids LIST<STRING>
// returns: many rows: place (in $ids), id, name, from_year, to_year (absent where unknown)
// index:   author_id (constraint)
UNWIND range(0, size($ids) - 1) AS place
MATCH (:Author {id: $ids[place]})-[affiliated:AFFILIATED_WITH]->(institution:Institution)
RETURN place, institution.id AS id, institution.name AS name, affiliated.from_year AS from_year, affiliated.to_year AS to_year
ORDER BY place, name, id
