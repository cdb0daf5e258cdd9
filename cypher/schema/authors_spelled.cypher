// Authors some of whose names may be written otherwise, because they hold more than plain Latin letters.
// params:  none
// returns: many rows: id, names LIST<STRING>
// index:   none (scan of all authors, once for a graph of schema 1)
MATCH (author:Author)
WITH author, [name IN [author.name] + coalesce(author.names, []) WHERE name IS NOT NULL] AS names
WHERE any(name IN names WHERE NOT name =~ '[A-Za-z0-9 -]*')
RETURN author.id AS id, names
