// Take away the index of authors that schema 1 had, which did not know other spellings and left out English stop words.
// params:  none
// returns: nothing
// index:   none (schema)
DROP INDEX author_names IF EXISTS
