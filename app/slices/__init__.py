"""Slices: the bounded neighbourhood of one entity, read in one query, chosen, placed and drawn.

read           one query reads what is near an entity; `placed` gives it positions
rows           what that query returns
neighbourhood  chooses what is shown, by kind and rank, and counts what is cut
islands        groups of co-authors that share nobody
edges, notes   the lines between what is shown; labels, facts and cuts in words
types          the slice itself: nodes, edges, cuts, groups
layout         positions by igraph; `spreading` takes nodes apart, `labels` chooses which names fit
drawing        the same slice as stand-alone HTML (pyvis), GraphML and JSON
"""
