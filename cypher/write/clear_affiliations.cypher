// Take away where authors worked, before it is written anew.
// params:  $ids LIST<STRING>
// returns: nothing
// index:   author_id (constraint)
UNWIND $ids AS id
MATCH (author:Author {id: id})-[affiliated:AFFILIATED_WITH]->()
DELETE affiliated
