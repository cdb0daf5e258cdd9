"""Power queries: anyone may ask the graph anything, and nobody can harm it. What stops the rest is told in
docs/security.md.
"""

import json
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from ...cypher.errors import QueryFailed, QueryRefused, QueryStopped
from ...cypher.graph import Answer, Graph
from ...cypher.logs import get_log
from .gate import gate
from .guard import check, moved
from .picture import ResultGraph, result_graph
from .values import json_value

MOST_BYTES = 10_000_000
"""Size of an answer as JSON."""
MOST_SECONDS = 30.0
_log = get_log("console")


class TooMuchAsked(QueryStopped):
    """A reader's query was stopped: it would be again, so the query has to change."""

    status = 422


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


def ask(
    graph: Graph, query: str, parameters: dict[str, Any], *, limit: int, seconds: float, picture: bool = True
) -> ConsoleAnswer:
    """Run a query that passes the guard and return at most `limit` rows.

    Raises QueryRefused, QueryFailed with the place, TooMuchAsked past its time, memory or bytes, ConsoleBusy,
    GraphUnavailable.
    """
    started = perf_counter()
    try:
        answer = _asked(graph, query, parameters, limit, min(seconds, MOST_SECONDS))
        rows = _sized([[json_value(value) for value in row] for row in answer.rows])
    except QueryRefused as error:
        _note(error, query)
        raise
    except QueryStopped as error:
        _note(error, query)
        raise TooMuchAsked(str(error)) from error
    milliseconds = round(1000 * (perf_counter() - started), 1)
    return ConsoleAnswer(
        answer.columns, rows, answer.truncated, milliseconds, result_graph(rows) if picture else None
    )


def _asked(graph: Graph, query: str, parameters: dict[str, Any], limit: int, seconds: float) -> Answer:
    with gate.place():
        try:
            check(graph, query, parameters, seconds)
            return graph.ask(query, parameters, limit=limit, seconds=seconds)
        except QueryFailed as error:
            raise moved(error, shift=0) from error
        except QueryStopped as error:
            raise QueryStopped(_reason(str(error), seconds)) from error


def _note(error: QueryRefused | QueryStopped, query: str) -> None:
    # Neither the text nor the parameters are logged: they may hold what a reader would not want kept.
    _log.info("console", outcome=error.code, reason=str(error), characters=len(query))


def _reason(message: str, seconds: float) -> str:
    """Say in plain words why the server stopped a query; our own reasons stay as they are."""
    if "memory" in message.lower():
        return (
            "The query needed more memory than one query may use. "
            "Sort, collect or combine less, or add a LIMIT earlier."
        )
    if "terminated" in message.lower():
        return (
            f"The query took longer than {seconds:g} seconds and was stopped. "
            "Ask for less: a narrower pattern, a shorter path, a LIMIT earlier."
        )
    return message


def _sized(rows: list[list[Any]]) -> list[list[Any]]:
    total = 0
    for row in rows:
        total += len(json.dumps(row, ensure_ascii=False))
        if total > MOST_BYTES:
            raise QueryStopped(
                f"The answer is larger than {MOST_BYTES // 1_000_000} MB. "
                "Return fewer columns or rows, or parts of lists: list[..100]."
            )
    return rows
