"""What the console remembers of its clients, in one SQLite file for all processes of a machine: who runs what now, how
much each has asked in the last minute, and which queries were refused, stopped or slow.

Neither queries nor parameters nor addresses are in it.
"""

import hmac
import os
import secrets
import sqlite3
import time
import weakref
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

NAME = "console.sqlite"
MOST_NOTES = 20_000
PATIENCE = 5.0
"""Seconds that one process waits for another one's write."""
_TABLES = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS secret (key BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS places (
        place INTEGER PRIMARY KEY, client TEXT NOT NULL, run TEXT NOT NULL, waits INTEGER NOT NULL,
        ended INTEGER NOT NULL DEFAULT 0, until REAL NOT NULL
    );
    CREATE TABLE IF NOT EXISTS asked (
        asked INTEGER PRIMARY KEY, client TEXT NOT NULL, at REAL NOT NULL, seconds REAL NOT NULL DEFAULT 0
    );
    CREATE INDEX IF NOT EXISTS asked_by ON asked (client, at);
    CREATE TABLE IF NOT EXISTS notes (
        note INTEGER PRIMARY KEY, at REAL NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, client TEXT NOT NULL,
        milliseconds REAL NOT NULL, characters INTEGER NOT NULL
    );
"""


@dataclass
class _Opened:
    """A connection, and the process that opened it: a fork must not use it."""

    connection: sqlite3.Connection
    process: int


@dataclass
class Ledger:
    """The file, opened when it is first needed."""

    folder: Path
    _lock: Lock = field(default_factory=Lock)
    _opened: _Opened | None = None
    _key: bytes = b""

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """Give the file for one write that no other process comes between."""
        with self._lock:
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def mark(self, client: str) -> str:
        """Return what logs call a client: always the same, and no way back to the address."""
        if not self._key:
            with self.writing() as file:
                file.execute(
                    "INSERT INTO secret SELECT ? WHERE NOT EXISTS (SELECT 1 FROM secret)",
                    (secrets.token_bytes(16),),
                )
                self._key = file.execute("SELECT key FROM secret").fetchone()[0]
        return hmac.digest(self._key, client.encode(), "sha256").hex()[:12]

    def note(self, outcome: str, reason: str, client: str, *, milliseconds: float, characters: int) -> None:
        """Keep how a query ended; the oldest notes go when there are too many."""
        with self.writing() as file:
            number = file.execute(
                "INSERT INTO notes (at, outcome, reason, client, milliseconds, characters) VALUES (?, ?, ?, ?, ?, ?)",
                (now(), outcome, reason, client, milliseconds, characters),
            ).lastrowid
            file.execute("DELETE FROM notes WHERE note <= ?", ((number or 0) - MOST_NOTES,))

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None or self._opened.process != os.getpid():
            self._opened = _Opened(self._open(), os.getpid())
            weakref.finalize(self, self._opened.connection.close)
        return self._opened.connection

    def _open(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self.folder / NAME, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        (self.folder / NAME).chmod(0o600)
        connection.executescript(_TABLES)
        return connection


def now() -> float:
    """Return the time that all processes of this machine agree on, in seconds."""
    return time.time()
