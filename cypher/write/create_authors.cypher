// Write authors that the graph has not; rows of id, name, names, sources, ORCID, other spellings.
// params:  $rows LIST<LIST>
// returns: nothing
// index:   author_id (constraint)
UNWIND $rows AS row
CREATE (:Author {id: row[0], name: row[1], names: row[2], sources: row[3], orcid: row[4], spellings: row[5]})
