"""What is new since the last visit. A visit lasts until somebody has not looked for half an hour."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ..accounts.times import time_from_now
from ..store.contents import now
from .tables import ReaderRow

VISIT_MINUTES = 30
SEEN_SECONDS = 60
"""A look within so many seconds of the one before is not written down: nothing would be known by it."""


@dataclass(frozen=True)
class Visit:
    """What this visit is compared with."""

    since: str
    """The mark at the end of the visit before."""
    last: str
    """When that was: UTC, ISO."""


def look(session: Session, reader: ReaderRow, mark: str) -> Visit:
    """Note that somebody looks at the news now, at this mark; return what to tell her news since."""
    if reader.looked < time_from_now(minutes=-VISIT_MINUTES):
        reader.since, reader.since_visit = reader.mark, reader.looked
    if reader.mark != mark or reader.looked < time_from_now(seconds=-SEEN_SECONDS):
        reader.mark, reader.looked = mark, now()
    return Visit(reader.since, reader.since_visit)


def seen(reader: ReaderRow, mark: str) -> None:
    """Note that somebody has seen all that there was at this mark."""
    reader.since, reader.since_visit = mark, now()
    reader.mark, reader.looked = mark, now()
