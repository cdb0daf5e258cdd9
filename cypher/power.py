"""What may come of a reader's own query, and what does: bounds, plans, answers."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
# The driver would write names of a reader's query into the log.
logging.getLogger("neo4j.notifications").disabled = True
MOST_BYTES = 16_000_000
FETCHED = 2_000
"""Rows that the driver asks for at a time."""


@dataclass(frozen=True)
class Plan:
    """What the server says of a query before it runs it: its type (`r`, `rw`, `w`, `s`) and its tree of operators."""

    query_type: str
    root: Row
    notes: tuple[str, ...] = ()
    """What the server remarks on, where that was asked for."""

    def operators(self) -> Iterator[Row]:
        """Yield every operator of the plan, the last one to run first."""
        waiting = [self.root]
        while waiting:
            operator = waiting.pop()
            yield operator
            waiting.extend(operator.get("children", []))


@dataclass(frozen=True)
class Answer:
    """What a power query returned: driver values, not yet made into JSON; at most the rows that were asked for."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


@dataclass(frozen=True)
class Bounds:
    """What one power query may send back, and how long it may take."""

    rows: int
    seconds: float
    most_bytes: int = MOST_BYTES
    """Of the whole answer, on the wire."""
    record_bytes: int | None = None
    """Of one row; None where one row may be the whole answer."""


def remarks(statuses: Iterable[Any]) -> tuple[str, ...]:
    """Return what the server remarks on, of all that the driver tells of an answer."""
    return tuple(str(status.status_description) for status in statuses if status.is_notification)
