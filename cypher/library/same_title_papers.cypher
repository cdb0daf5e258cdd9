// Papers of one title and different identifiers: perhaps one paper twice, often a preprint and its article.
// title: Suspected duplicate papers
// group: gaps
// params: $limit INTEGER
// returns: many rows: title, papers (nodes), years
// index: none (compares titles by their letters)
// needs: two sources
// example: {"limit": 25}
MATCH (paper:Paper)
WITH replace(replace(replace(toLower(paper.title), '-', ''), ':', ''), ' ', '') AS letters, collect(paper)[..5] AS papers
WHERE size(papers) > 1 AND size(letters) > 25
RETURN papers[0].title AS title, papers, [paper IN papers | paper.year] AS years
ORDER BY size(papers) DESC, title LIMIT $limit
