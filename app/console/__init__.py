"""Power queries: a reader's own Cypher, run so that it can neither change the graph nor wear the server out.

ask           the way in: a query through the door and the guard to an answer, whole or row by row; the end of a run
client        who asks
door          how many queries run at once, and how many each client may ask
ledger        what the door and the audit remember, in one file for all processes
runs          one run: its place, its checks, its bounds, its end
notes         what is kept of queries that were refused, stopped or slow
errors        what a run can end with
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
