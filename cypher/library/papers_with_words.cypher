// Papers whose titles hold some words, the best fits first.
// title: Papers by words of their titles
// group: papers
// params: $words STRING, $since INTEGER, $limit INTEGER
// returns: many rows: paper (node), year, venue, authors [names]
// index: paper_titles (fulltext)
// needs: nothing more
// example: {"words": "graph AND learning", "since": 2010, "limit": 25}
CALL db.index.fulltext.queryNodes('paper_titles', $words, {limit: 2000}) YIELD node AS paper, score
WHERE paper.year >= $since
WITH paper, score ORDER BY score DESC, paper.id LIMIT $limit
OPTIONAL MATCH (paper)<-[authorship:AUTHORED]-(person:Author)
WITH paper, score, authorship, person ORDER BY authorship.position
RETURN paper, paper.year AS year, paper.venue AS venue, collect(person.name)[..5] AS authors, score
ORDER BY score DESC, paper.title
