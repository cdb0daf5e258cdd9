"""What the server's plan of a query says against running it: parts that are not connected, paths without an end, and
rows beyond counting.

The server's estimates already know of LIMIT: only what will really be gone through counts. They may be ten times off,
so that a query is warned of early and refused late.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...cypher.errors import QueryRefused
from ...cypher.graph import Plan, Row
from ..later import later as _l

MANY_ROWS = 2_000_000
"""Rows of one step from which on a query is warned of: a second or two."""
MOST_ROWS = 1_000_000_000
"""Rows of one step from which on a query is refused: more than any time limit here allows, ten times over."""
_ENDLESS = re.compile(r"-\[[^\]]*\*(?:\d*\.\.(?:2147483647)?)?\]|\{\d+, \}")
TREE = ":PART_OF*"
"""The one relationship that may be followed without end: nothing is far from its root."""
_REPEATS = ("VarLengthExpand", "Repeat", "BidirectionalRepeat")


@dataclass(frozen=True)
class Concern:
    """One thing that speaks against running a query, and what to do about it."""

    kind: str
    """`product`, `long_path` or `many_rows`; `unknown` for a name that nothing in the graph has."""
    message: str
    rows: float
    """How many rows the server expects of the step."""
    refused: bool
    """True where it does not run because of this."""


def concerns(plan: Plan, most_rows: float = MOST_ROWS) -> tuple[Concern, ...]:
    """Return what speaks against running a query, the worst first, each kind once."""
    found = sorted(_found(plan, most_rows), key=lambda concern: (not concern.refused, -concern.rows))
    kinds = dict.fromkeys(concern.kind for concern in found)
    # That there are many rows says less than why there are.
    told = [kind for kind in kinds if kind != "many_rows" or len(kinds) == 1]
    return tuple(next(concern for concern in found if concern.kind == kind) for kind in told)


def check_shape(plan: Plan, most_rows: float = MOST_ROWS) -> None:
    """Raise QueryRefused where the server expects more than `most_rows` of one step, with what to do about it."""
    for concern in concerns(plan, most_rows):
        if concern.refused:
            raise QueryRefused(concern.message)


def _found(plan: Plan, most_rows: float) -> Iterator[Concern]:
    for operator in plan.operators():
        rows, details = _rows(operator), str(operator.get("args", {}).get("Details", ""))
        name, refused = str(operator.get("operatorType", "")), rows > most_rows
        endless = _ENDLESS.search(details) is not None and not details.count(TREE)
        if name.startswith("CartesianProduct") and rows > MANY_ROWS:
            yield Concern("product", _product(rows), rows, refused)
        elif name.startswith(_REPEATS) and (refused or endless):
            yield Concern("long_path", _long(rows, endless=endless), rows, refused)
        elif rows > MANY_ROWS:
            yield Concern("many_rows", _many(rows), rows, refused)


def _product(rows: float) -> str:
    return _l(
        "Parts of the pattern are not connected, so each row of one is combined with each row of the other: about "
        "%(rows)s rows. Connect them by a relationship or an equality, or narrow each part first: by id, or with "
        "WITH ... LIMIT.",
        rows=_written(rows),
    )


def _long(rows: float, *, endless: bool) -> str:
    length = _l("A path may be of any length") if endless else _l("A path may be very long")
    return _l(
        "%(length)s; the server expects about %(rows)s rows, and has no good guess where lengths vary. "
        "Give it a near end, such as *..3 or {1,3}, name the types of its relationships, or ask for shortestPath().",
        length=length,
        rows=_written(rows),
    )


def _many(rows: float) -> str:
    return _l(
        "The server expects about %(rows)s rows on the way. Start from fewer nodes (by id, or by a full-text index), "
        "or add a LIMIT earlier.",
        rows=_written(rows),
    )


def _written(rows: float) -> int | str:
    """Return a number that nobody has to count the digits of."""
    if rows < 1_000_000_000:
        return round(rows)
    return f"10^{len(f'{rows:.0f}') - 1}"


def _rows(operator: Row) -> float:
    return float(operator.get("args", {}).get("EstimatedRows", 0))
