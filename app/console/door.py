"""How many power queries run at once and how many one client may ask, so that pages stay quick and nobody is shut out.

The counts are in the ledger, and so hold for all processes of a machine. A place is held for a limited time only: one
whose process has died becomes free by itself. Who waits for one is not served by the clock but by need: whoever has
kept the server least busy within the last minute is next, so that many slow queries do not shut out a quick one.
"""

import math
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from sqlite3 import Connection

from ...cypher.errors import QueryRefused
from ..later import counted_later as n_
from ..later import later as _l
from ..shared_file import now
from .errors import ConsoleBusy, QueryCancelled
from .kept_plans import KeptPlans
from .ledger import Ledger
from .limits import Bounds

MINUTE = 60.0
FREE_SECONDS = 0.2
"""What the plan of an ordinary query takes at most; editors ask for plans while somebody types."""
LOOK_AGAIN = 0.05
"""Seconds between two looks of a query that waits."""
PLANNED = 30.0
"""Seconds after which a plan that is still asked for is taken to be one whose process has died."""
BEYOND = 1.0
"""Seconds after its patience until a query that waits is taken to be one whose process has died."""
LONGEST = 1_800.0
"""Seconds that no place is held for: one that says so was noted before the clock was set back."""
_WAITING = """
    SELECT place FROM held WHERE waits AND lane = ? ORDER BY
        (SELECT count(*) FROM held AS other WHERE other.client = held.client AND NOT other.waits),
        (SELECT coalesce(sum(seconds), 0) FROM asked WHERE asked.client = held.client),
        place
"""
"""The queries that wait in a lane, that of the least busy client first."""


class Lane(StrEnum):
    """What a query waits for: each lane has its own places, so that a slow reader of a file holds up no answers."""

    ANSWER = "answer"
    FILE = "file"
    PLAN = "plan"
    """Waits for nothing here, and counts among what its client runs."""


@dataclass(frozen=True)
class Place:
    """A query's place: taken, or in the queue."""

    number: int
    """Never given twice: SQLite would give that of the last row again once the row is gone."""
    client: str
    lane: Lane


class Door:
    """Lets queries in, one place each; who finds none within a short time is told when to come back."""

    def __init__(self, ledger: Ledger, bounds: Bounds) -> None:
        self.ledger = ledger
        self.bounds = bounds
        self.plans = KeptPlans()

    def mark(self, client: str) -> str:
        """Return what logs and the ledger call a client."""
        return self.ledger.mark(client)

    @contextmanager
    def reading(self, client: str) -> Generator[None]:
        """Let a client's query be read before it asks for a place: one that is refused then holds up nobody.

        It counts among those of its minute. Raises ConsoleBusy where the client has used that up.
        """
        place = Place(_number(), self.mark(client), Lane.PLAN)
        with self.ledger.writing() as file:
            _forget(file)
            self._check_client(file, place.client)
        try:
            yield
        except QueryRefused:
            with self.ledger.writing() as file:
                _note(file, place, 0.0)
            raise

    @contextmanager
    def place(self, client: str, run: str, seconds: float, lane: Lane = Lane.ANSWER) -> Generator[None]:
        """Hold a place for the time of one query, `seconds` at most.

        Raises ConsoleBusy where there is none or the client has used up its minute, QueryCancelled where the
        reader ended the run while it waited.
        """
        place = self._asked(self.mark(client), run, lane)
        started: float | None = None
        try:
            self._wait(place, seconds)
            started = now()
            yield
        finally:
            self._left(place, 0.0 if started is None else now() - started)

    @contextmanager
    def measured(self, client: str) -> Generator[None]:
        """Count the seconds of a block as those of a query, without a place; what is over at once costs nothing.

        Raises ConsoleBusy where the client has used up its minute.
        """
        place = Place(_number(), self.mark(client), Lane.PLAN)
        with self.ledger.writing() as file:
            _forget(file)
            self._check_client(file, place.client)
            _hold(file, place, "", now() + PLANNED)
        started = now()
        try:
            yield
        finally:
            seconds = now() - started
            with self.ledger.writing() as file:
                file.execute("DELETE FROM held WHERE place = ?", (place.number,))
                if seconds > FREE_SECONDS:
                    _note(file, place, seconds)

    def end(self, client: str, run: str) -> bool:
        """Mark a client's run as ended by its reader; True where it was running or waiting."""
        mark = self.mark(client)
        with self.ledger.writing() as file:
            return bool(
                file.execute("UPDATE held SET ended = 1 WHERE client = ? AND run = ?", (mark, run)).rowcount
            )

    def ended(self, client: str, run: str) -> bool:
        """Tell whether the reader has ended this run."""
        mark = self.mark(client)
        with self.ledger.writing() as file:
            found = file.execute("SELECT max(ended) FROM held WHERE client = ? AND run = ?", (mark, run))
            return bool(found.fetchone()[0])

    def _asked(self, mark: str, run: str, lane: Lane) -> Place:
        """Note a query and put it into the queue, or refuse it."""
        place = Place(_number(), mark, lane)
        with self.ledger.writing() as file:
            _forget(file)
            self._check_client(file, mark)
            _note(file, place, 0.0)
            _hold(file, place, run, now() + self.bounds.patience + BEYOND)
            self._check_queue(file, place)
        return place

    def _check_client(self, file: Connection, mark: str) -> None:
        most = self.bounds
        (running,) = file.execute("SELECT count(*) FROM held WHERE client = ?", (mark,)).fetchone()
        if running >= most.per_client:
            raise ConsoleBusy(
                n_(
                    "You already run %(num)s query; %(most)s at once is the most.",
                    "You already run %(num)s queries; %(most)s at once are the most.",
                    running,
                    most=most.per_client,
                ),
                2,
            )
        asked, seconds, first = file.execute(
            "SELECT count(*), coalesce(sum(seconds), 0), min(at) FROM asked WHERE client = ? AND at > ?",
            (mark, now() - MINUTE),
        ).fetchone()
        wait = max(1, math.ceil((first or now()) + MINUTE - now()))
        if asked >= most.per_minute:
            raise ConsoleBusy(
                n_(
                    "More than %(num)s query a minute came from you or your network. Try again in %(wait)s s.",
                    "More than %(num)s queries a minute came from you or your network. Try again in %(wait)s s.",
                    most.per_minute,
                    wait=wait,
                ),
                wait,
            )
        if seconds >= most.seconds_per_minute:
            raise ConsoleBusy(
                _l(
                    "Your queries, or those of your network, ran for %(seconds)s seconds within a minute; "
                    "%(most)s are the most. Try again in %(wait)s s.",
                    wait=wait,
                    seconds=round(seconds),
                    most=most.seconds_per_minute,
                ),
                wait,
            )

    def _check_queue(self, file: Connection, place: Place) -> None:
        """Send the last query away where too many wait; raises ConsoleBusy where that is this one."""
        waiting = _waiting(file, place.lane)
        if len(waiting) <= self.bounds.queue or self._free(file, place.lane):
            return
        last = waiting[-1]
        if last == place.number:
            raise ConsoleBusy(
                _l(
                    "All places for queries are taken (%(running)s), and the queue is full (%(waiting)s). Try again in "
                    "a few seconds.",
                    running=self.bounds.at_once,
                    waiting=len(waiting) - 1,
                )
            )
        file.execute("DELETE FROM held WHERE place = ?", (last,))

    def _free(self, file: Connection, lane: Lane) -> bool:
        found = file.execute("SELECT count(*) FROM held WHERE NOT waits AND lane = ?", (lane,))
        return found.fetchone()[0] < self.bounds.at_once

    def _wait(self, place: Place, seconds: float) -> None:
        """Return when the query's turn has come."""
        until = time.monotonic() + self.bounds.patience
        while not self._turn(place, seconds):
            if time.monotonic() > until:
                raise _busy(self.bounds.at_once)
            time.sleep(LOOK_AGAIN)

    def _turn(self, place: Place, seconds: float) -> bool:
        """Take a place if one is free and nobody needs it more.

        Raises QueryCancelled for a run that was ended, ConsoleBusy for one whose place in the queue went to another.
        """
        with self.ledger.writing() as file:
            _forget(file)
            mine = file.execute("SELECT ended FROM held WHERE place = ?", (place.number,)).fetchone()
            if mine is None:
                raise _busy(self.bounds.at_once)
            if mine[0]:
                raise QueryCancelled
            turn = _waiting(file, place.lane)[0] == place.number and self._free(file, place.lane)
            if turn:
                file.execute(
                    "UPDATE held SET waits = 0, until = ? WHERE place = ?", (now() + seconds, place.number)
                )
            return turn

    def _left(self, place: Place, seconds: float) -> None:
        with self.ledger.writing() as file:
            file.execute("DELETE FROM held WHERE place = ?", (place.number,))
            _note(file, place, seconds)


def _number() -> int:
    """Return what no query had before, and is greater the later it comes."""
    return time.time_ns()


def _hold(file: Connection, place: Place, run: str, until: float) -> None:
    """Note that a query runs or waits, so that it counts as one of its client's."""
    file.execute(
        "INSERT INTO held (place, lane, client, run, waits, until) VALUES (?, ?, ?, ?, ?, ?)",
        (place.number, place.lane, place.client, run, place.lane != Lane.PLAN, until),
    )


def _note(file: Connection, place: Place, seconds: float) -> None:
    """Note a client's query with the seconds it ran, as of its end: many a file takes more than a minute."""
    file.execute(
        "INSERT OR REPLACE INTO asked (asked, client, at, seconds) VALUES (?, ?, ?, ?)",
        (place.number, place.client, now(), max(seconds, 0.0)),
    )


def _forget(file: Connection) -> None:
    """Drop what is over, and what cannot be because the clock was set back."""
    file.execute("DELETE FROM held WHERE until NOT BETWEEN ? AND ?", (now(), now() + LONGEST))
    file.execute("DELETE FROM asked WHERE at NOT BETWEEN ? AND ?", (now() - MINUTE, now()))


def _waiting(file: Connection, lane: Lane) -> list[int]:
    return [number for (number,) in file.execute(_WAITING, (lane,))]


def _busy(running: int) -> ConsoleBusy:
    return ConsoleBusy(
        n_(
            "The console already runs %(num)s query. Try again in a few seconds.",
            "The console already runs %(num)s queries. Try again in a few seconds.",
            running,
        )
    )
