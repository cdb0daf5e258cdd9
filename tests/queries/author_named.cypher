// The ids of the authors of a name.
// params:  $name STRING
// returns: many rows: id STRING
// index:   none (all authors)
MATCH (author:Author {name: $name})
RETURN author.id AS id
