"""Loaders: from a source's file to records, from records to rows, from rows to the graph."""
