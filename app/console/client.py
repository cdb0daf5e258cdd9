"""Who asks a power query: what limits are counted by, and what logs may say of her."""

import re
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from ...cypher.errors import UsageError
from .door import Door, Lane
from .shape import MOST_ROWS

_RUN = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Client:
    """One reader: the bearer of a token, a network, or whoever sits at this machine."""

    id: str
    """`token:...`, an IPv4 address, a /64 of IPv6, or `local`; never logged."""
    door: Door | None = None
    """What counts this client's queries; None where only the limits of each query hold."""

    @property
    def mark(self) -> str:
        """What logs and the server's list of transactions call this client; nothing leads from it to the id."""
        return self.door.mark(self.id) if self.door else "local"

    @property
    def most_rows(self) -> float:
        """Rows that the server may expect of one step of this client's query."""
        return self.door.bounds.most_rows if self.door else MOST_ROWS

    @contextmanager
    def reading(self) -> Generator[None]:
        """Let a query of this client be read before it asks for a place; raises as `Door.reading` does."""
        if self.door is None:
            yield
            return
        with self.door.reading(self.id):
            yield

    @contextmanager
    def place(self, run: str, seconds: float, lane: Lane) -> Generator[None]:
        """Hold a place for one query of this client; raises as `Door.place` does."""
        if self.door is None:
            yield
            return
        with self.door.place(self.id, run, seconds, lane):
            yield

    @contextmanager
    def measured(self) -> Generator[None]:
        """Count the seconds of a block as those of a query of this client; raises as `Door.measured` does."""
        if self.door is None:
            yield
            return
        with self.door.measured(self.id):
            yield

    def end(self, run: str) -> bool:
        """Mark a run of this client as ended by its reader; True where it is running or waiting."""
        return self.door is not None and self.door.end(self.id, run)

    def has_ended(self, run: str) -> bool:
        """Tell whether the reader has ended this run."""
        return self.door is not None and self.door.ended(self.id, run)


LOCAL = Client("local")
"""Whoever runs a command or a notebook on this machine."""


def run_name(given: str | None) -> str:
    """Return the name of a run, made up where none is given; raises UsageError for one that cannot be used."""
    if given is None:
        return secrets.token_urlsafe(12)
    if not _RUN.fullmatch(given):
        raise UsageError("run: takes up to 64 letters, digits, - and _")
    return given
