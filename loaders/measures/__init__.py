"""Measures of papers that are computed over the whole graph and kept with each paper: how unusual its combination of
topics is, and where its citations stand among the papers of its fields and year.

`peergraph measure` reads the graph, computes, and writes; docs/paper-measures.md has the formulas.
"""
