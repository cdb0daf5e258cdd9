"""What readers were refused, or waited for: the ledger's notes, counted."""

from collections import Counter
from dataclasses import dataclass

from ..shared_file import now
from .ledger import Ledger

DAY = 86_400.0
MOST_SHOWN = 10


@dataclass(frozen=True)
class Noted:
    """How one query ended, as the ledger knows it."""

    at: float
    outcome: str
    reason: str
    client: str
    milliseconds: float
    characters: int


@dataclass(frozen=True)
class History:
    """The notes of some days."""

    total: int
    outcomes: list[tuple[str, int]]
    """How many queries ended in each way, the most frequent first."""
    reasons: list[tuple[str, str, int]]
    """Outcome, reason and how often, the most frequent first."""
    clients: list[tuple[str, int]]
    """Marks of the clients with the most notes; no address leads to a mark or back."""
    slowest: list[Noted]


def history(ledger: Ledger, days: float) -> History:
    """Return what was noted within some days."""
    with ledger.writing() as file:
        rows = file.execute(
            "SELECT at, outcome, reason, client, milliseconds, characters FROM notes WHERE at > ? ORDER BY note",
            (now() - days * DAY,),
        ).fetchall()
    notes = [Noted(*row) for row in rows]
    reasons = Counter((note.outcome, note.reason) for note in notes)
    return History(
        len(notes),
        Counter(note.outcome for note in notes).most_common(),
        [(*reason, count) for reason, count in reasons.most_common(MOST_SHOWN)],
        Counter(note.client for note in notes).most_common(MOST_SHOWN),
        sorted(notes, key=lambda note: -note.milliseconds)[:MOST_SHOWN],
    )
