"""How many power queries may run at once in one process, so that pages stay quick while some are slow."""

from collections.abc import Generator
from contextlib import contextmanager
from threading import BoundedSemaphore

from ...cypher.errors import QueryError

AT_ONCE = 4
PATIENCE = 2.0
"""Seconds that a query waits for a place."""


class ConsoleBusy(QueryError):
    """All places for power queries are taken."""

    code = "console_busy"
    status = 429


class Gate:
    """A number of places; who finds none within a short time is told to come back."""

    def __init__(self, places: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self._places = BoundedSemaphore(places)
        self._number = places
        self._patience = patience

    @contextmanager
    def place(self) -> Generator[None]:
        """Hold a place for the time of one query; raises ConsoleBusy when none gets free."""
        if not self._places.acquire(timeout=self._patience):
            raise ConsoleBusy(f"The console already runs {self._number} queries. Try again in a few seconds.")
        try:
            yield
        finally:
            self._places.release()


gate = Gate()
