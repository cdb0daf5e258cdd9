"""How long what is settled is kept: after that many days it is deleted, with every word that was written in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from ..accounts.sessions import ended
from ..accounts.tables import LinkRow, SessionRow
from ..accounts.times import time_from_now
from ..claims.tables import ClaimRow
from ..invitations.standing import oldest_open
from ..invitations.tables import InvitationRow
from ..profiles.tables import CorrectionRow
from ..removals.tables import RemovalRow
from ..store.contents import now
from ..store.tables import Base
from .tables import ReportRow

BEGUN_DAYS = 30
"""So long a claim with nothing to show may wait: until then the record reads as being claimed, for everybody."""


@dataclass(frozen=True)
class Forgotten:
    """How much of one thing was too old."""

    what: str
    """What it is, in the plural and in English, as the command prints it."""
    number: int


def tidy(session: Session, days: int, really: bool = True) -> list[Forgotten]:
    """Delete what is used up, and what was settled more than `days` days ago; returns how much that is."""
    done: list[Forgotten] = []
    for what, (row, old) in _rules(time_from_now(days=-days)).items():
        done.append(Forgotten(what, session.scalar(select(func.count()).select_from(row).where(old)) or 0))
        if really:
            session.execute(delete(row).where(old))
    return done


def _rules(before: str) -> Mapping[str, tuple[type[Base], ColumnElement[bool]]]:
    """Return what is deleted, of each thing its table and which rows; what belongs to a row goes with it."""
    settled = InvitationRow.state.in_(("declined", "withdrawn", "expired", "ended"))
    # Nobody has written down that it has expired where neither of the two has done anything since.
    lapsed = (InvitationRow.state == "open") & (InvitationRow.created < min(before, oldest_open()))
    given_up = ClaimRow.state.in_(("refused", "released")) & ClaimRow.asked.is_(None)
    # Neither shown nor asked anything since.
    begun = (ClaimRow.state == "pending") & ClaimRow.asked.is_(None)
    # A correction that was accepted is a part of the page.
    fruitless = CorrectionRow.state.in_(("refused", "withdrawn"))
    return {
        "ended sessions": (SessionRow, ended()),
        "links past their time": (LinkRow, LinkRow.expires <= now()),
        "decided reports": (ReportRow, ReportRow.decided < before),
        "refused and released claims": (ClaimRow, given_up & (ClaimRow.decided < before)),
        "claims that were begun and not gone on with": (
            ClaimRow,
            begun & (ClaimRow.created < time_from_now(days=-BEGUN_DAYS)),
        ),
        "refused and withdrawn corrections": (CorrectionRow, fruitless & (CorrectionRow.decided < before)),
        # One that is done stays: whoever asked for it may ask for the record back.
        "refused and lifted removals": (
            RemovalRow,
            RemovalRow.state.in_(("refused", "lifted")) & (RemovalRow.decided < before),
        ),
        "settled invitations with what was written in them": (
            InvitationRow,
            (settled & (InvitationRow.decided < before)) | lapsed,
        ),
    }
