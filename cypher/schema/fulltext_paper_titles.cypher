// Papers by title, accents folded, CJK by character.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE FULLTEXT INDEX paper_titles IF NOT EXISTS FOR (paper:Paper) ON EACH [paper.title] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}
