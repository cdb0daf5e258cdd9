"""How often somebody has done something lately, counted by all processes of a machine together.

A count is kept as a digest of what was done and whose it is, and deleted by later ones once it counts no more.
"""

from dataclasses import dataclass
from typing import ClassVar, cast

from flask import Flask, current_app
from limits import RateLimitItem

from ..cypher.settings import Settings
from .shared_file import SharedFile, now

_KEY = "peergraph-counts"
_OLD_AT_ONCE = 100
"""More than one hit adds, so that what is over goes, and few enough that nobody waits for it."""


@dataclass
class Counts(SharedFile):
    """The file, opened when it is first needed."""

    NAME: ClassVar[str] = "counts.sqlite"
    TABLES: ClassVar[str] = """
        CREATE TABLE IF NOT EXISTS counts (
            digest BLOB NOT NULL, until REAL NOT NULL, cost INTEGER NOT NULL
        );
        CREATE INDEX IF NOT EXISTS counts_of ON counts (digest, until, cost);
        CREATE INDEX IF NOT EXISTS counts_until ON counts (until);
        CREATE TABLE IF NOT EXISTS windows (
            digest BLOB NOT NULL, number INTEGER NOT NULL, count INTEGER NOT NULL, until REAL NOT NULL,
            UNIQUE (digest, number)
        );
        CREATE INDEX IF NOT EXISTS windows_until ON windows (until);
    """

    def hit(self, rate: RateLimitItem, *what: str, cost: int = 1) -> bool:
        """Count one more of something, whose name and whose it is are `what`; False where that passes the rate.

        What passes it is not counted. Raises CannotCount.
        """
        digest, at = self.digest(rate.key_for(*what)), now()
        with self.writing() as file:
            file.execute(
                "DELETE FROM counts WHERE rowid IN (SELECT rowid FROM counts WHERE until <= ? LIMIT ?)",
                (at, _OLD_AT_ONCE),
            )
            (counted,) = file.execute(
                "SELECT coalesce(sum(cost), 0) FROM counts WHERE digest = ? AND until > ?", (digest, at)
            ).fetchone()
            if counted + cost > rate.amount:
                return False
            file.execute("INSERT INTO counts VALUES (?, ?, ?)", (digest, at + rate.get_expiry(), cost))
        return True

    def hit_often(self, rate: RateLimitItem, *what: str) -> bool:
        """Count one more of something that is done thousands of times, in one row; else as `hit`.

        Of the window before this one that part counts which is not over: who asks evenly is counted exactly.
        """
        digest, at, length = self.digest(rate.key_for(*what)), now(), rate.get_expiry()
        number, gone = int(at // length), at % length
        with self.writing() as file:
            file.execute(
                "DELETE FROM windows WHERE rowid IN (SELECT rowid FROM windows WHERE until <= ? LIMIT ?)",
                (at, _OLD_AT_ONCE),
            )
            rows = file.execute(
                "SELECT number, count FROM windows WHERE digest = ? AND number >= ?", (digest, number - 1)
            )
            counted: dict[int, int] = dict(rows.fetchall())
            before = counted.get(number - 1, 0) * (length - gone) / length
            if int(before) + counted.get(number, 0) >= rate.amount:
                return False
            file.execute(
                "INSERT INTO windows VALUES (?, ?, 1, ?) ON CONFLICT DO UPDATE SET count = count + 1",
                (digest, number, (number + 2) * length),
            )
        return True


def keep_counts(app: Flask, settings: Settings) -> Counts:
    """Let the app's requests count; nothing is opened before the first."""
    app.extensions[_KEY] = counts = Counts(settings.home)
    return counts


def get_counts() -> Counts:
    """Return what the app that serves this request counts in."""
    return cast(Counts, current_app.extensions[_KEY])
