// Authors by any of their names, accents folded, CJK by character.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE FULLTEXT INDEX author_names IF NOT EXISTS FOR (author:Author) ON EACH [author.name, author.names] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}
