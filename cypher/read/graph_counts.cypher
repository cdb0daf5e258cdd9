// How many nodes and edges of each sort there are, and the first and last year.
// params:  none
// returns: one row: papers, authors, topics, institutions, authorships, citations, first_year, last_year
// index:   paper_year (years); the counts are kept by the database
RETURN COUNT { (:Paper) } AS papers, COUNT { (:Author) } AS authors, COUNT { (:Topic) } AS topics,
       COUNT { (:Institution) } AS institutions, COUNT { ()-[:AUTHORED]->() } AS authorships, COUNT { ()-[:CITES]->() } AS citations,
       head(COLLECT { MATCH (paper:Paper) WHERE paper.year > 0 RETURN paper.year ORDER BY paper.year LIMIT 1 }) AS first_year,
       head(COLLECT { MATCH (paper:Paper) WHERE paper.year > 0 RETURN paper.year ORDER BY paper.year DESC LIMIT 1 }) AS last_year
