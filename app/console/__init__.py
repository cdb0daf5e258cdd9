"""Power queries: a reader's own Cypher, run so that it can neither change the graph nor wear the server out.

ask           the way in: a query through the gate and the guard to an answer
gate          how many queries run at once
limits        how much a reader may send
guard         whether a query may run: its text, its parameters, the server's plan of it
text          the text as tokens
items         the tokens between two brackets, cut at words, marks and operators
clauses       which variables each clause binds, and how big they may be
expressions   upper bounds of every expression
size          what such a bound is, and the most it may be
functions     which functions may be called, and bounds of their results
loops         bounds of loops over lists
matches       one `=~`: its pattern and its text
patterns      which regular expressions may be used
values        what the database answers, as JSON
picture       the answer's nodes and relationships, placed
library       the canned queries of cypher/library
schema_notes  what is in the graph, for people who write queries
commands      `peergraph cypher`
"""
