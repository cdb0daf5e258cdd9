"""Watch the local server: start it again when it has died, is silent, or runs a query that cannot be ended.

A regular expression that backtracks never notices its time limit: the transaction is terminated and keeps its core all
the same. Only a new process ends it.
"""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from .. import load
from ..errors import GraphUnavailable, LocalServerError, PeergraphError
from ..logs import get_log
from ..settings import Settings
from .server import Server, places_of, revive, server_of
from .state import ServerState, read_state

LOOK_EVERY = 1.0  # seconds between two looks at the process
ASK_EVERY = 5.0  # seconds between two questions to the server
ANSWER_WITHIN = 10.0  # seconds that an answer may take
PATIENCE = 30.0  # seconds of silence, or of a query that cannot be ended, before a live server is killed
AFTER_FAILURE = 10.0  # seconds before the next try to start a server that could not be started

_log = get_log("supervisor")


@contextmanager
def supervised(settings: Settings, *, patience: float = PATIENCE) -> Generator[None]:
    """Keep the local server alive for the block; a named one (NEO4J_URI) and one stopped on purpose are left alone."""
    if settings.uri is not None:
        yield
        return
    stop = threading.Event()
    thread = threading.Thread(target=_Watch(settings, stop, patience).run, name="supervisor", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


class _Watch:
    """What the supervisor's thread knows: since when the server has been unwell, and when to ask it again."""

    def __init__(self, settings: Settings, stop: threading.Event, patience: float) -> None:
        self._settings, self._stop, self._patience = settings, stop, patience
        self._places = places_of(settings)
        self._unwell: dict[str, float] = {}
        self._next_question = 0.0

    def run(self) -> None:
        """Look after the server until told to stop."""
        while not self._stop.wait(LOOK_EVERY):
            state = read_state(self._places)
            if state is None:
                continue
            try:
                self._look(state)
            except LocalServerError as error:
                _log.error("Neo4j could not be started again", error=str(error))
                self._stop.wait(AFTER_FAILURE)

    def _look(self, state: ServerState) -> None:
        if state.process() is None:
            self._revive(state, "it has died")
        elif time.monotonic() >= self._next_question:
            reason = self._unwell_for_long(self._complaints(state))
            if reason:
                self._revive(state, reason)
            self._next_question = time.monotonic() + ASK_EVERY

    def _revive(self, state: ServerState, reason: str) -> None:
        _log.error("starting Neo4j again", reason=reason, pid=state.pid)
        self._unwell.clear()
        if revive(self._settings, state):
            _log.info("Neo4j answers again", port=state.port)

    def _complaints(self, state: ServerState) -> list[str]:
        """Return what is wrong with a live server now: one text for each fault, the same as long as it lasts."""
        answer: list[str] = ["it does not answer"]
        asking = threading.Thread(target=_ask, args=(server_of(self._places, state), answer), daemon=True)
        asking.start()
        asking.join(ANSWER_WITHIN)
        return list(answer)

    def _unwell_for_long(self, complaints: list[str]) -> str:
        """Return the complaint that has lasted longer than our patience, if there is one."""
        now = time.monotonic()
        self._unwell = {complaint: self._unwell.get(complaint, now) for complaint in complaints}
        return next((text for text, since in self._unwell.items() if now - since >= self._patience), "")


def _ask(server: Server, answer: list[str]) -> None:
    """Put the server's complaints in `answer`; leave it as it is where the server does not answer."""
    try:
        with server.connect(ANSWER_WITHIN) as graph:
            rows = graph.read(load("watch")["transactions_stuck"])
    except GraphUnavailable:
        return
    except PeergraphError as error:
        answer[:] = [f"it cannot list its transactions ({error})"]
        return
    answer[:] = [f"transaction {row['id']} was terminated and runs on" for row in rows]
