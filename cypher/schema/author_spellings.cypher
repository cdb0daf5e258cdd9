// Write how else the names of authors are written; an empty list takes the property away.
// params:  $rows LIST<MAP>
// returns: nothing
// index:   author_id (constraint)
UNWIND $rows AS row
MATCH (author:Author {id: row.id})
SET author.spellings = CASE WHEN row.spellings <> [] THEN row.spellings END
