"""What is kept of queries that were refused, stopped or slow: the reason and the time, never the text or a value."""

import re
from dataclasses import dataclass

from ...cypher.logs import get_log
from .client import Client

SLOW_SECONDS = 2.0
MOST_LETTERS = 200
_PLACE = re.compile(r" \(line \d+, column \d+\)")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`")
_log = get_log("console")


@dataclass(frozen=True)
class Note:
    """How one query ended."""

    outcome: str
    """`query_refused`, `query_stopped`, `query_cancelled`, `console_busy`, or `slow` for one that got its answer."""
    reason: str
    milliseconds: float
    characters: int
    """Length of its text."""
    run: str


def keep(client: Client, note: Note) -> None:
    """Write a note to the log, and where many ask also to the ledger, which `peergraph console audit` reads."""
    reason = plain(note.reason)
    _log.info(
        "console",
        outcome=note.outcome,
        reason=reason,
        milliseconds=note.milliseconds,
        characters=note.characters,
        client=client.mark,
        run=note.run,
    )
    if client.door:
        client.door.ledger.note(
            note.outcome, reason, client.mark, milliseconds=note.milliseconds, characters=note.characters
        )


def plain(reason: str) -> str:
    """Return a reason without places, quotations of the query, control characters and more than 200 letters."""
    short = _QUOTED.sub("'...'", _PLACE.sub("", reason[: 10 * MOST_LETTERS]))
    letters = "".join(letter if letter.isprintable() else " " for letter in short)
    return letters if len(letters) <= MOST_LETTERS else letters[: MOST_LETTERS - 3] + "..."
