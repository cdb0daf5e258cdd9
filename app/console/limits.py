"""How much readers may ask of the console at once: each in a request, and all together."""

from dataclasses import dataclass

from .shape import MOST_ROWS

MOST_BODY_BYTES = 400_000
"""Bytes of a request's body: a query of 20,000 characters and 256,000 bytes of parameters fit."""


@dataclass(frozen=True)
class Bounds:
    """What a crowd may ask of the console together, and each of its clients."""

    at_once: int = 1
    """Queries that run at the same time in each lane."""
    per_client: int = 2
    """Queries of one client that run or wait at the same time."""
    queue: int = 4
    """Queries that wait for a place."""
    patience: float = 6.0
    """Seconds that a query waits: a little longer than one may run."""
    per_minute: int = 60
    """Queries of one client within a minute."""
    seconds_per_minute: float = 60.0
    """Seconds that one client's queries may run within a minute, together."""
    most_rows: float = MOST_ROWS
    """Rows that the server may expect of one step of a query's plan."""
