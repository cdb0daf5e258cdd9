"""`/healthz`: does the database answer, said within two seconds whatever it does."""

from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooSlow
from threading import Lock, Thread

from flask import Flask
from flask.typing import ResponseReturnValue

from ..cypher import load
from ..cypher.errors import GraphUnavailable, PeergraphError
from ..cypher.graph import Graph
from .context import get_graph

SECONDS = 2.0


class Health:
    """Asks the database in a thread of its own: a driver that waits for a lost server takes longer than we may."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: Future[None] | None = None

    def check(self, graph: Graph) -> None:
        """Return when the database answers; raise GraphUnavailable when it does not within SECONDS."""
        try:
            self._ask(graph).result(SECONDS)
        except TooSlow as error:
            raise GraphUnavailable(f"The database has not answered within {SECONDS:g} seconds.") from error

    def _ask(self, graph: Graph) -> Future[None]:
        # Callers share one question, so that a database that hangs does not gather threads.
        with self._lock:
            if self._running is None or self._running.done():
                self._running = Future()
                Thread(target=_answer, args=(graph, self._running), daemon=True).start()
            return self._running


def health(graph: Graph) -> bool:
    """Return True: the database has answered."""
    return bool(graph.read_within(SECONDS, load("read")["health"])[0]["answers"])


def register(app: Flask) -> None:
    """Serve `/healthz`."""
    asked = Health()

    def healthz() -> ResponseReturnValue:
        """Say whether the database answers."""
        try:
            asked.check(get_graph())
        except PeergraphError as error:
            return {"status": "unavailable", "reason": str(error)}, 503
        return {"status": "ok"}

    app.add_url_rule("/healthz", "healthz", healthz)


def _answer(graph: Graph, future: Future[None]) -> None:
    try:
        health(graph)
    except PeergraphError as error:
        future.set_exception(error)
    else:
        future.set_result(None)
