"""A bound on what one power query may send us: bytes and seconds, counted where they come in.

The driver reads a whole record into memory before anyone can look at its size, and waits for ever for a server whose
thread died of a stack overflow. Neither has a public setting, so the bound sits on the connection's own socket for the
time of one query; `tests/cypher/test_wire.py` fails when a new driver moves it.
"""

from collections.abc import Generator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from .errors import QueryStopped

GRACE = 3.0
"""Seconds that the server may take, past a query's own limit, to notice it and say so."""


class Wire:
    """Counts what arrives for one query, and breaks the connection off when it is too much or too late."""

    def __init__(self, most_bytes: int, seconds: float, record_bytes: int | None = None) -> None:
        """Bound the bytes of one query's answer; in a long answer, also those of each of its records."""
        self._left = most_bytes
        self._most = most_bytes
        self._record_most = min(record_bytes or most_bytes, most_bytes)
        self._record_left = self._record_most
        self.seconds = seconds
        self._until = monotonic() + seconds + GRACE
        self.reason: str | None = None

    def count(self, received: int) -> None:
        """Count bytes that have come in; raise OSError, which makes the driver drop the connection, past a bound."""
        self._left -= received
        self._record_left -= received
        if self._left < 0:
            self._break(_larger("The answer", self._most))
        if self._record_left < 0:
            self._break(_larger("One row of the answer", self._record_most))
        if monotonic() > self._until:
            self.late()

    def record_done(self) -> None:
        """Say that a record has been taken: the next one is counted from nothing."""
        self._record_left = self._record_most

    def late(self) -> None:
        """Say that the time is over; raises OSError."""
        self._break(
            f"The server did not finish within {self.seconds:g} seconds and did not stop in time. Ask for less."
        )

    def _break(self, reason: str) -> None:
        self.reason = self.reason or reason
        raise OSError(reason)


def _larger(what: str, most: int) -> str:
    return (
        f"{what} is larger than {most // 1_000_000} MB. "
        "Return fewer columns or rows, or parts of lists: list[..100]."
    )


@contextmanager
def bounded(connection: Any, wire: Wire) -> Generator[None]:
    """Bound what `connection` may receive in this block; raises QueryStopped with the reason when a bound was met."""
    socket = connection.socket
    receive = socket.recv_into

    def counted(buffer: Any, nbytes: int) -> int:
        """Receive as before, and count."""
        try:
            received = receive(buffer, nbytes)
        except OSError:
            wire.late()
            raise
        wire.count(received)
        return received

    silent = socket.get_read_timeout()
    socket.set_read_timeout(wire.seconds + GRACE)
    socket.recv_into = counted
    try:
        yield
    except Exception as error:
        if wire.reason is None:
            raise
        raise QueryStopped(wire.reason) from error
    finally:
        del socket.recv_into
        socket.set_read_timeout(silent)
