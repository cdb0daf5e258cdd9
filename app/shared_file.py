"""A small SQLite file in PEERGRAPH_HOME that all processes of a machine count in together."""

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
from typing import ClassVar

from flask_babel import gettext as _

from ..cypher.errors import PeergraphError
from ..cypher.local.locks import exclusive

PATIENCE = 5.0
"""Seconds that one process waits for another one's write."""
_GROUND = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS secret (key BLOB NOT NULL);
"""


class CannotCount(PeergraphError):
    """The file cannot be written: its disk is full, its folder is not ours, or somebody else holds it too long."""

    code = "cannot_count"
    status = 503

    def __init__(self) -> None:
        super().__init__(_("The database does not answer at the moment. Try again in a few seconds."))


@dataclass
class _Opened:
    """A connection, and the process that opened it: a fork must not use it."""

    connection: sqlite3.Connection
    process: int


@dataclass
class SharedFile:
    """The file, opened when it is first needed."""

    NAME: ClassVar[str]
    TABLES: ClassVar[str]
    """SQL that makes what is not there yet."""

    folder: Path
    _lock: Lock = field(default_factory=Lock)
    _opened: _Opened | None = None
    _key: bytes = b""

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """Give the file for one write that no other process comes between; raises CannotCount."""
        with _our_errors(), self._lock:
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def digest(self, text: str) -> bytes:
        """Return what stands for a text in all processes, and leads back to it nowhere else; raises CannotCount."""
        if not self._key:
            with self.writing() as file:
                file.execute(
                    "INSERT INTO secret SELECT ? WHERE NOT EXISTS (SELECT 1 FROM secret)",
                    (secrets.token_bytes(16),),
                )
                self._key = file.execute("SELECT key FROM secret").fetchone()[0]
        return hmac.digest(self._key, text.encode(), "sha256")

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None or self._opened.process != os.getpid():
            self._opened = _Opened(self._open(), os.getpid())
            weakref.finalize(self, self._opened.connection.close)
        return self._opened.connection

    def _open(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / self.NAME
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        path.chmod(0o600)
        # SQLite waits for nobody while a new file is told to write ahead, and workers start at the same moment.
        with exclusive(Path(f"{path}.lock")):
            connection.executescript(_GROUND + self.TABLES)
        return connection


@contextmanager
def _our_errors() -> Generator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise CannotCount from error


def now() -> float:
    """Return the time that all processes of this machine agree on, in seconds."""
    return time.time()
