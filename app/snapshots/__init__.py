"""Citable snapshots: an answer frozen with its question, the data's version and the date, under the hash of its bytes.

question   what may be frozen: a view of the explorer, a console query, a comparison of people
document   the frozen text and its hash
taking     ask the graph, and keep the answer
changes    what is new, gone and changed when it is asked again
citing     how to cite it
"""
