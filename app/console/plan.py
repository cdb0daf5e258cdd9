"""What the server will do for a query, or has done: its plan as a tree, with what it expects and what it found."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from time import perf_counter
from typing import Any

from ...cypher.graph import FETCHED, Bounds, Graph, Plan, Row
from ..later import later as _l
from .ask import MOST_RECORD_BYTES, MOST_SECONDS, MOST_STREAMED_BYTES
from .client import Client, run_name
from .errors import ConsoleBusy
from .guard import check_gathering, read_plan, read_query
from .runs import Question, profiled
from .shape import MOST_ROWS, Concern, concerns
from .unknown import unknown_names

AT_ONCE = 2
"""Plans that one process asks for at the same time; editors ask while somebody types."""
PATIENCE = 1.0
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
    concerns: tuple[Concern, ...]
    """What speaks against running it, the worst first, and what to do about it."""
    runtime: str
    planner: str
    milliseconds: float


def explained(
    graph: Graph, query: str, parameters: dict[str, Any], *, client: Client, seconds: float
) -> QueryPlan:
    """Return the plan of a query without running it, also of one that would be refused for what it would take: its
    concerns say so.

    Raises QueryRefused for other reasons, QueryFailed with the place, ConsoleBusy, GraphUnavailable.
    """
    started, reader = perf_counter(), read_query(query, parameters)
    with client.measured(), _place(), graph.asking(Bounds(1, seconds), told=True) as asking:
        plan = read_plan(asking, query, parameters, reader)
    if reader and reader.gathers:
        check_gathering(plan, reader)
    return _plan(plan, started, profiled=False, most_rows=client.most_rows)


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
    return _plan(Plan("r", root), started, profiled=True)


@contextmanager
def _place() -> Generator[None]:
    if not _places.acquire(timeout=PATIENCE):
        raise ConsoleBusy(_l("Many plans are asked for at the moment. Try again in a few seconds."))
    try:
        yield
    finally:
        _places.release()


def _plan(plan: Plan, started: float, *, profiled: bool, most_rows: float = MOST_ROWS) -> QueryPlan:
    step = _step(plan.root, profiled=profiled)
    steps = tuple(_all(step))
    args = plan.root.get("args", {})
    return QueryPlan(
        step,
        profiled,
        sum(each.estimated_rows for each in steps),
        sum(each.rows or 0 for each in steps) if profiled else None,
        sum(each.hits or 0 for each in steps) if profiled else None,
        () if profiled else (*concerns(plan, most_rows), *unknown_names(plan)),
        str(args.get("runtime", "")).lower(),
        str(args.get("planner", "")).lower(),
        round(1000 * (perf_counter() - started), 1),
    )


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
