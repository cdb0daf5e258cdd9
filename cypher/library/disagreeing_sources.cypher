// Authors whom one source of a paper names and another does not.
// title: Sources that disagree on authors
// group: gaps
// params: $limit INTEGER
// returns: many rows: paper (node), person (node), named_by, not_by [sources]
// index: none (looks at every paper of several sources)
// needs: two sources
// example: {"limit": 50}
MATCH (paper:Paper)
WHERE size(paper.sources) > 1
MATCH (paper)<-[authorship:AUTHORED]-(person:Author)
WHERE size(authorship.sources) < size(paper.sources)
RETURN paper, person, authorship.sources AS named_by,
       [source IN paper.sources WHERE NOT source IN authorship.sources] AS not_by
ORDER BY paper.title, authorship.position LIMIT $limit
