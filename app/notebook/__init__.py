"""Peergraph in a notebook: `pip install peergraph[notebook]`.

peergraph  `Peergraph(...)`: authors, slices, shared papers and Cypher, from a database or from a running site
picture    a slice that shows itself
table      rows of a query, as a table, for pandas and for polars
models     py2neo's object mapper over the graph; for people who know it
"""

from .peergraph import Peergraph
from .picture import SlicePicture
from .table import MissingLibrary, Table

__all__ = ["MissingLibrary", "Peergraph", "SlicePicture", "Table"]
