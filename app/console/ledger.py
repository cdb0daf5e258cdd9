"""What the console remembers of its clients, in one SQLite file for all processes of a machine: who runs what now, how
much each has asked in the last minute, and which queries were refused, stopped or slow.

Neither queries nor parameters nor addresses are in it.
"""

from dataclasses import dataclass
from typing import ClassVar

from ..shared_file import SharedFile, now

MOST_NOTES = 20_000


@dataclass
class Ledger(SharedFile):
    """The file, opened when it is first needed."""

    NAME: ClassVar[str] = "console.sqlite"
    TABLES: ClassVar[str] = """
        CREATE TABLE IF NOT EXISTS held (
            place INTEGER PRIMARY KEY, lane TEXT NOT NULL, client TEXT NOT NULL, run TEXT NOT NULL,
            waits INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0, until REAL NOT NULL
        );
        CREATE TABLE IF NOT EXISTS asked (
            asked INTEGER PRIMARY KEY, client TEXT NOT NULL, at REAL NOT NULL, seconds REAL NOT NULL DEFAULT 0
        );
        CREATE INDEX IF NOT EXISTS asked_by ON asked (client, at);
        CREATE TABLE IF NOT EXISTS notes (
            note INTEGER PRIMARY KEY, at REAL NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
            client TEXT NOT NULL, milliseconds REAL NOT NULL, characters INTEGER NOT NULL
        );
    """

    def mark(self, client: str) -> str:
        """Return what logs call a client: always the same, and no way back to the address."""
        return self.digest(client).hex()[:12]

    def note(self, outcome: str, reason: str, client: str, *, milliseconds: float, characters: int) -> None:
        """Keep how a query ended; the oldest notes go when there are too many."""
        with self.writing() as file:
            number = file.execute(
                "INSERT INTO notes (at, outcome, reason, client, milliseconds, characters) VALUES (?, ?, ?, ?, ?, ?)",
                (now(), outcome, reason, client, milliseconds, characters),
            ).lastrowid
            file.execute("DELETE FROM notes WHERE note <= ?", ((number or 0) - MOST_NOTES,))
