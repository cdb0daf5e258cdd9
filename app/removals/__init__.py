"""Removals: somebody asks that her record is taken out of the graph, and it does not come back.

tables      what is kept of a request
carrying    to have it done, and to lift it
working     the thread in which it is done, and who lets it go on
forgetting  what the store forgets with it
cases       what waits for a moderator
pages       the pages of both
commands    the same for an operator
"""
