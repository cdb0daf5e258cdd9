"""What readers leave here: stored views, citable snapshots, queries, in a relational database, never in the graph.

The graph is everybody's to read and is made anew from its sources; what somebody keeps here has to outlive both.

engine      the database: SQLite in our folder, or PostgreSQL by its address
tables      what is kept
migrations  how the tables came to be, step by step (`peergraph store upgrade`)
bounds      how much strangers may write, and how often
keeping     the one way to write
views       views of the explorer under short addresses
snapshots   frozen answers, each with the hash of its bytes
queries     stored queries with their versions and who may read them
query_lists somebody's own queries, and the public ones
"""
