"""What the server will do for a query, or has done: its plan as a tree, with what it expects and what it found."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from time import perf_counter
from typing import Any

from flask_babel import gettext as _

from ...cypher.graph import FETCHED, Bounds, Graph, Row
from .ask import MOST_RECORD_BYTES, MOST_SECONDS, MOST_STREAMED_BYTES
from .client import Client, run_name
from .errors import ConsoleBusy
from .guard import check
from .runs import Question, profiled

AT_ONCE = 2
"""Plans that one process asks for at the same time; editors ask while somebody types."""
PATIENCE = 1.0
STEPS_A_SECOND = 1_000_000
"""Rows that one operator hands on in a second, about; measured 0.7 to 3 million on two cores."""
SOME_SECONDS = 0.4
"""Share of the time limit from which on a query is called costly."""
_places = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class PlanStep:
    """One operator of a plan and those that feed it; what only a run can tell is None before one."""

    operator: str
    details: str
    estimated_rows: float
    """How many rows the server expects it to hand on."""
    rows: int | None
    """How many it did."""
    hits: int | None
    """How often it went to the store."""
    memory: int | None
    """Bytes that it held at most."""
    feeds: tuple["PlanStep", ...]


@dataclass(frozen=True)
class QueryPlan:
    """How a query runs."""

    root: PlanStep
    """The last operator, which gives the result."""
    profiled: bool
    """True where the query has run."""
    estimated_steps: float
    """Rows that all operators together are expected to hand on."""
    rows: int | None
    """Rows that they handed on."""
    hits: int | None
    """How often they went to the store."""
    costly: str | None
    """A warning in words, where the query is likely to need much of the time that it may take, or more."""
    runtime: str
    planner: str
    milliseconds: float


def explained(graph: Graph, query: str, parameters: dict[str, Any], *, seconds: float) -> QueryPlan:
    """Return the plan of a query without running it.

    Raises QueryRefused, QueryFailed with the place, ConsoleBusy, GraphUnavailable.
    """
    started = perf_counter()
    with _place():
        plan = check(graph, query, parameters, seconds)
    return _plan(plan.root, started, seconds, profiled=False)


def profile(
    graph: Graph,
    query: str,
    parameters: dict[str, Any],
    *,
    client: Client,
    seconds: float,
    run: str | None = None,
) -> QueryPlan:
    """Run a query within the limits of the console, drop its rows, and return what each operator did.

    Raises as `ask` does.
    """
    started = perf_counter()
    bounds = Bounds(FETCHED, min(seconds, MOST_SECONDS), MOST_STREAMED_BYTES, MOST_RECORD_BYTES)
    root = profiled(graph, Question(query, parameters, client, run_name(run), bounds))
    return _plan(root, started, seconds, profiled=True)


@contextmanager
def _place() -> Generator[None]:
    if not _places.acquire(timeout=PATIENCE):
        raise ConsoleBusy(_("Many plans are asked for at the moment. Try again in a few seconds."))
    try:
        yield
    finally:
        _places.release()


def _plan(root: Row, started: float, seconds: float, *, profiled: bool) -> QueryPlan:
    step = _step(root, profiled=profiled)
    steps = tuple(_all(step))
    expected = sum(each.estimated_rows for each in steps)
    args = root.get("args", {})
    return QueryPlan(
        step,
        profiled,
        expected,
        sum(each.rows or 0 for each in steps) if profiled else None,
        sum(each.hits or 0 for each in steps) if profiled else None,
        None if profiled else _warning(expected, seconds),
        str(args.get("runtime", "")).lower(),
        str(args.get("planner", "")).lower(),
        round(1000 * (perf_counter() - started), 1),
    )


def _warning(expected: float, seconds: float) -> str | None:
    likely = expected / STEPS_A_SECOND
    if likely < SOME_SECONDS * seconds:
        return None
    words = _rounded(expected)
    if likely < seconds:
        return _(
            "The server expects to go through about %(rows)s rows: that may take some seconds.", rows=words
        )
    return _(
        "The server expects to go through about %(rows)s rows: that is likely to take longer than the %(seconds)s "
        "seconds that a query may take.",
        rows=words,
        seconds=f"{seconds:g}",
    )


def _rounded(number: float) -> str:
    """Return a number with two digits that count: 1.2 million, or a power of ten where it is beyond words."""
    for size, word in ((1e12, ""), (1e9, _("%(number)s billion")), (1e6, _("%(number)s million"))):
        if number >= size:
            return (
                word % {"number": f"{number / size:.2g}"} if word else f"{number:.0e}".replace("e+", " · 10^")
            )
    return f"{number:,.0f}"


def _step(row: Row, *, profiled: bool) -> PlanStep:
    args = row.get("args", {})
    return PlanStep(
        str(row.get("operatorType", "")).split("@")[0],
        str(args.get("Details", ""))[:500],
        float(args.get("EstimatedRows", 0.0)),
        int(args.get("Rows", 0)) if profiled else None,
        int(args.get("DbHits", 0)) if profiled else None,
        int(args["Memory"]) if profiled and "Memory" in args else None,
        tuple(_step(child, profiled=profiled) for child in row.get("children", [])),
    )


def _all(step: PlanStep) -> Iterator[PlanStep]:
    yield step
    for feed in step.feeds:
        yield from _all(feed)
