// Remove authors whose every paper is somebody else's now; their identifiers lead there.
// params:  $ids LIST<STRING>
// returns: nothing
// index:   author_id (constraint)
UNWIND $ids AS id
MATCH (author:Author {id: id})
DETACH DELETE author
