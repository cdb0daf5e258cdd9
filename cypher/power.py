"""What may come of a reader's own query, and what does: bounds, plans, answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
MOST_BYTES = 16_000_000
FETCHED = 2_000
"""Rows that the driver asks for at a time."""


@dataclass(frozen=True)
class Plan:
    """What the server says of a query before it runs it: its type (`r`, `rw`, `w`, `s`) and its tree of operators."""

    query_type: str
    root: Row

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
