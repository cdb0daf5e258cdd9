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
from .weight import weight

GRACE = 3.0
"""Seconds that the server may take, past a query's own limit, to notice it and say so."""


MOST_WEIGHT = 48_000_000
"""Bytes of memory that an answer, or a row of one that is passed on, may take while it is read."""
WEIGHED_BYTES = 500_000
_LESS = "Return fewer columns or rows, or parts of lists: list[..100]."


class Wire:
    """Counts what arrives for one query, and breaks the connection off when it is too much or too late."""

    def __init__(self, most_bytes: int, seconds: float, record_bytes: int | None = None) -> None:
        """Bound the bytes of one query's answer; of one that is passed on row by row, also those of each record."""
        self._left = most_bytes
        self._most = most_bytes
        self._is_passed_on = record_bytes is not None
        self._record_most = min(record_bytes or most_bytes, most_bytes)
        self._record_left = self._record_most
        self._weight_left = MOST_WEIGHT
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

    def weigh(self, message: Any) -> None:
        """Weigh a message that has come in whole and is not yet unpacked; raise OSError past a bound.

        An answer of which little has come cannot weigh much and is not looked at.
        """
        if self._record_most - self._record_left > WEIGHED_BYTES:
            self._weight_left -= weight(message.data, message.p, message.used, self._weight_left)
            if self._weight_left < 0:
                self._break(
                    "The answer holds too many values: more than "
                    f"{MOST_WEIGHT // 1_000_000} MB once they are read. {_LESS}"
                )

    def record_done(self) -> None:
        """Say that a record has been taken: where rows are passed on, the next one is counted from nothing."""
        if self._is_passed_on:
            self._record_left = self._record_most
            self._weight_left = MOST_WEIGHT
            if (
                monotonic() > self._until
            ):  # Thousands of rows are here already when a reader takes them slowly.
                self.late()

    def late(self) -> None:
        """Say that the time is over; raises OSError."""
        self._break(
            f"The server did not finish within {self.seconds:g} seconds and did not stop in time. Ask for less."
        )

    def _break(self, reason: str) -> None:
        self.reason = self.reason or reason
        raise OSError(reason)


def _larger(what: str, most: int) -> str:
    return f"{what} is larger than {most // 1_000_000} MB. {_LESS}"


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

    silent, unpacker = socket.get_read_timeout(), connection.inbox._unpacker
    unpack_header = unpacker.unpack_structure_header

    def weighed() -> Any:
        """Begin to unpack a message as before, once it is weighed."""
        wire.weigh(unpacker.unpackable)
        return unpack_header()

    socket.set_read_timeout(wire.seconds + GRACE)
    socket.recv_into, unpacker.unpack_structure_header = counted, weighed
    try:
        yield
    except Exception as error:
        if wire.reason is None:
            raise
        raise QueryStopped(wire.reason) from error
    finally:
        del socket.recv_into, unpacker.unpack_structure_header
        socket.set_read_timeout(silent)
