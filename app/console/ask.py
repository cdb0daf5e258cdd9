"""Power queries: anyone may ask the graph anything, and nobody can harm it. What stops the rest is told in
docs/security.md.

Nothing else runs a reader's Cypher: `ask` gives a whole answer, `streamed` gives rows as they arrive, `cancel` ends
either.
"""

import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, sleep
from typing import Any

from ...cypher import load
from ...cypher.graph import Bounds, Graph
from .client import Client, run_name
from .door import Lane
from .errors import TooMuchAsked
from .picture import ResultGraph, result_graph
from .runs import Question, opened
from .stopped import larger_answer
from .values import json_value

MOST_BYTES = 10_000_000
"""Size of an answer as JSON."""
MOST_STREAMED_BYTES = 500_000_000
"""Size of an answer that is passed on row by row, on the wire."""
MOST_RECORD_BYTES = 2_000_000
"""Size of one of its rows."""
ON_ITS_WAY = 0.1
"""Seconds that a query which has just got its place takes to be seen on the server."""
MOST_SECONDS = 30.0
MOST_STREAMED_SECONDS = 600.0
"""Time of an answer that is passed on row by row: it also goes to the reader's network."""


@dataclass(frozen=True)
class ConsoleAnswer:
    """What a power query returned, ready for JSON; nodes, relationships and paths carry `$type`."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool
    """True where there are more rows than were asked for."""
    milliseconds: float
    """Time from the first check to the last row."""
    graph: ResultGraph | None
    """The nodes of the result that have pages, placed; None where there are none."""


@dataclass
class ConsoleStream:
    """An answer that is passed on while it arrives; iterating gives its rows, ready for JSON."""

    columns: list[str]
    truncated: bool
    """Known after the last row: True where there are more rows than were asked for."""
    _rows: Iterator[list[Any]]
    _limit: int

    def __iter__(self) -> Iterator[list[Any]]:
        """Yield the rows; raises TooMuchAsked past the answer's time, memory or bytes, QueryCancelled."""
        for number, row in enumerate(self._rows):
            if number == self._limit:
                self.truncated = True
                return
            yield [json_value(value) for value in row]


def ask(
    graph: Graph,
    query: str,
    parameters: dict[str, Any],
    *,
    client: Client,
    limit: int,
    seconds: float,
    picture: bool = True,
    run: str | None = None,
) -> ConsoleAnswer:
    """Run a query that passes the guard and return at most `limit` rows; `run` names it, for `cancel`.

    Raises QueryRefused, QueryFailed with the place, TooMuchAsked past its time, memory or bytes, QueryCancelled,
    ConsoleBusy with the seconds to wait, GraphUnavailable.
    """
    started = perf_counter()
    bounds = Bounds(limit + 1, min(seconds, MOST_SECONDS))
    with opened(graph, Question(query, parameters, client, run_name(run), bounds)) as found:
        rows = _sized([json_value(value) for value in row] for row in found.rows)
    milliseconds = round(1000 * (perf_counter() - started), 1)
    shown = rows[:limit]
    return ConsoleAnswer(
        found.columns, shown, len(rows) > limit, milliseconds, result_graph(shown) if picture else None
    )


@contextmanager
def streamed(
    graph: Graph,
    query: str,
    parameters: dict[str, Any],
    *,
    client: Client,
    limit: int,
    seconds: float,
    most_bytes: int = MOST_STREAMED_BYTES,
    run: str | None = None,
) -> Generator[ConsoleStream]:
    """Run a query that passes the guard and give its rows as they arrive, for the block: memory stays flat.

    The time holds until the last row has been taken. Raises as `ask` does, while the block begins or rows are taken.
    """
    bounds = Bounds(limit + 1, min(seconds, MOST_STREAMED_SECONDS), most_bytes, MOST_RECORD_BYTES)
    with opened(graph, Question(query, parameters, client, run_name(run), bounds, Lane.FILE)) as found:
        yield ConsoleStream(found.columns, False, found.rows, limit)


def cancel(graph: Graph, client: Client, run: str) -> bool:
    """End a client's own run, in the queue and on the server; True where it was still going on."""
    name = run_name(run)
    waited = client.end(name)
    stopped = _terminate(graph, client, name)
    if waited and not stopped:
        # What had just been let in may reach the server only now.
        sleep(ON_ITS_WAY)
        _terminate(graph, client, name)
    return stopped or waited


def _terminate(graph: Graph, client: Client, name: str) -> bool:
    return bool(graph.write(load("watch")["run_cancel"], run=name, client=client.mark))


def _sized(rows: Iterator[list[Any]]) -> list[list[Any]]:
    found: list[list[Any]] = []
    total = 0
    for row in rows:
        total += len(json.dumps(row, ensure_ascii=False))
        if total > MOST_BYTES:
            raise TooMuchAsked(larger_answer(MOST_BYTES // 1_000_000))
        found.append(row)
    return found
