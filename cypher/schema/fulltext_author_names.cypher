// Authors by any of their names and its other spellings; every word counts, because An, As, No and To are surnames.
// params:  none
// returns: nothing
// index:   none (schema)
CREATE FULLTEXT INDEX author_names IF NOT EXISTS FOR (author:Author) ON EACH [author.name, author.names, author.spellings] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}
