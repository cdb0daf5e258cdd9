// Who wrote with people for the first time: the authors of their new papers who share no older paper with them. A new paper
// of more than $crowd authors makes nobody a co-author here. A row of $people has an id, and the ids of all her new papers.
// params:  $people LIST<MAP>, $crowd INTEGER, $most INTEGER
// returns: one row: total INTEGER, found LIST<MAP {author, id, name, paper}> (at most $most; of several joint papers one)
// index:   author_id (constraint)
UNWIND $people AS one
MATCH (author:Author {id: one.id})-[:AUTHORED]->(paper:Paper)
WITH author, paper, paper.id IN one.papers AS is_new
WHERE NOT is_new OR COUNT { (paper)<-[:AUTHORED]-() } <= $crowd
MATCH (paper)<-[:AUTHORED]-(person:Author)
WITH author, person, min(CASE WHEN is_new THEN 1 ELSE 0 END) AS only, min(paper.id) AS paper
WHERE only = 1 AND person <> author
WITH author, person, paper ORDER BY author.name, author.id, person.name, person.id
WITH collect({author: author.id, id: person.id, name: person.name, paper: paper}) AS found
RETURN size(found) AS total, found[0..$most] AS found
