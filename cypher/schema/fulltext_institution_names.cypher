// Institutions by any of their names, accents folded, CJK by character.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE FULLTEXT INDEX institution_names IF NOT EXISTS FOR (institution:Institution) ON EACH [institution.name, institution.names] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}
