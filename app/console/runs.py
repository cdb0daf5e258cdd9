"""One run of a power query: a place for it, the guard, the server, and what is noted of its end."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from ...cypher.errors import QueryFailed, QueryRefused, QueryStopped
from ...cypher.graph import Asking, Graph
from ...cypher.power import Bounds, Plan, Row
from ...cypher.wire import GRACE
from .client import Client
from .door import Lane
from .errors import ConsoleBusy, QueryCancelled, TooMuchAsked
from .expressions import Reader
from .guard import Planner, check_planned, moved, read_query
from .notes import SLOW_SECONDS, Note, keep
from .stopped import reason_of

PLANNING_SECONDS = 5.0
"""How long the server may plan a query that may run for longer."""


@dataclass(frozen=True)
class Question:
    """A reader's query, who asks it, and what may come of it."""

    text: str
    parameters: dict[str, Any]
    client: Client
    run: str
    """The name by which the client may end it."""
    bounds: Bounds
    lane: Lane = Lane.ANSWER

    def tags(self) -> dict[str, str]:
        """Return what its transaction is found by in the server's list."""
        return {"run": self.run, "client": self.client.mark}


@dataclass(frozen=True)
class Opened:
    """An answer that has begun: driver values, row by row."""

    columns: list[str]
    rows: Iterator[list[Any]]


@contextmanager
def opened(graph: Graph, question: Question) -> Generator[Opened]:
    """Let a query in, check it, and give its answer for the block.

    Raises ConsoleBusy, QueryRefused, QueryFailed with the place, TooMuchAsked, QueryCancelled, GraphUnavailable.
    """
    with _noted(question) as reader, _checked(graph, question, reader) as asking:
        yield Opened(*asking.run(question.text, question.parameters))


def profiled(graph: Graph, question: Question) -> Row:
    """Let a query in, check it, run it and return its plan with what each step did; raises as `opened` does."""
    with _noted(question) as reader, _checked(graph, question, reader) as asking:
        try:
            return asking.profile(question.text, question.parameters)
        except QueryFailed as error:
            raise moved(error, shift=len("PROFILE ")) from error


@contextmanager
def _noted(question: Question) -> Generator[Reader | None]:
    """Read a query and hold a place for it, say in plain words why it ended, and note it."""
    started, client = perf_counter(), question.client
    try:
        with client.reading():
            reader = read_query(question.text, question.parameters)
        seconds = 2 * (question.bounds.seconds + GRACE)
        with client.place(question.run, seconds, question.lane), _explained(question):
            yield reader
        if perf_counter() - started > SLOW_SECONDS:
            _note(question, "slow", "It got its answer, slowly.", started)
    except (QueryRefused, QueryStopped, ConsoleBusy) as error:
        _note(question, error.code, str(error), started)
        raise


@contextmanager
def _checked(graph: Graph, question: Question, reader: Reader | None) -> Generator[Asking]:
    """Open the transaction of a query that may run; its plan is asked for on it, unless the run may take long."""
    bounds, client = question.bounds, question.client
    with graph.asking(bounds, question.tags()) as asking:
        planner = _Keeping(client, asking if bounds.seconds <= PLANNING_SECONDS else _Apart(graph))
        check_planned(planner, question.text, question.parameters, reader, client.most_rows)
        if client.has_ended(question.run):
            raise QueryCancelled
        yield asking


@dataclass(frozen=True)
class _Keeping:
    """Asks for plans that are not kept for this client's site."""

    client: Client
    planner: Planner

    def explain(self, text: str, parameters: dict[str, Any]) -> Plan:
        """Return the plan of a query."""
        door = self.client.door
        if door is None:
            return self.planner.explain(text, parameters)
        return door.plans.explain(self.planner, text, parameters)


@dataclass(frozen=True)
class _Apart:
    """Asks for plans on a transaction of its own, with a time limit of its own."""

    graph: Graph

    def explain(self, text: str, parameters: dict[str, Any]) -> Plan:
        """Return the plan of a query."""
        return self.graph.explain(text, parameters, seconds=PLANNING_SECONDS)


@contextmanager
def _explained(question: Question) -> Generator[None]:
    """Say in plain words why the server failed or stopped a query."""
    try:
        yield
    except QueryFailed as error:
        raise moved(error, shift=0) from error
    except QueryStopped as error:
        if question.client.has_ended(question.run):
            raise QueryCancelled() from error
        raise TooMuchAsked(reason_of(error, question.bounds.seconds)) from error


def _note(question: Question, outcome: str, reason: str, started: float) -> None:
    milliseconds = round(1000 * (perf_counter() - started), 1)
    keep(question.client, Note(outcome, reason, milliseconds, len(question.text), question.run))
