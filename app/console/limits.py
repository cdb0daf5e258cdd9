"""How much a reader may send to the console at once."""

MOST_BODY_BYTES = 400_000
"""Bytes of a request's body: a query of 20,000 characters and 256,000 bytes of parameters fit."""
