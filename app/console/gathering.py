"""How many rows a query may have on its way where all that it asks for holds of everything.

The server guesses what share of rows a predicate keeps, and the guesses multiply: forty that always hold make five
million rows look like fifty. So nothing but an index, a LIMIT or an aggregate of all makes rows fewer here. What is
left to the server's word is how many relationships a node has.
"""

import re
from math import prod

from ...cypher.graph import Plan, Row

GUESSED = 100.0
"""How many times as many rows as the server expects a range, a beginning or a part of an indexed text may give."""
_GUESSED = ("ByRange", "ContainsScan", "EndsWithScan")
_LIMITED = ("Limit", "Top", "PartialTop")
_LIMIT = re.compile(r"(?:^|LIMIT )(\d+)$")
_WHOLE = re.compile(
    r"(avg|collect|count|max|min|percentileCont|percentileDisc|stDev|stDevP|sum)\(", re.IGNORECASE
)


def gathered_rows(plan: Plan) -> float:
    """Return the rows of the step that may have most."""
    times: dict[int, float] = {}
    # A plan's steps come before those that feed them.
    for step in reversed(list(plan.operators())):
        times[id(step)] = _times(step, [times[id(feed)] for feed in _feeds(step)])
    return max((rows(step) * times[id(step)] for step in plan.operators()), default=0.0)


def rows(step: Row) -> float:
    """Return how many rows the server expects of a step."""
    return float(step.get("args", {}).get("EstimatedRows", 0))


def _times(step: Row, fed: list[float]) -> float:
    """Return how many times as many rows as expected a step may have; `fed` says it of those that feed it."""
    name, details = _name(step), str(step.get("args", {}).get("Details", ""))
    if not fed:
        return GUESSED if name.endswith(_GUESSED) else 1.0
    if name == "EagerAggregation" and _WHOLE.match(details):
        return 1.0
    expected = max(rows(step), 1e-9)
    most = fed[0] if "SemiApply" in name else prod(fed)
    if len(fed) == 1 or "SemiApply" in name or "Join" in name:
        most *= max(rows(_feeds(step)[0]) / expected, 1.0)
    limit = _LIMIT.search(details) if name in _LIMITED else None
    return min(most, int(limit[1]) / expected) if limit else most


def _feeds(step: Row) -> list[Row]:
    return step.get("children", [])


def _name(step: Row) -> str:
    return str(step.get("operatorType", "")).split("@")[0]
