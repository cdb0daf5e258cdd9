"""What was done, by whom, when and why; entries are only ever added, which the database itself sees to."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from ..store.contents import now
from .tables import AuditRow

OPERATOR = "operator"
"""Somebody at the server's command line."""
PROGRAM = "peergraph"
"""Nobody: what the program does by itself."""


@dataclass(frozen=True)
class Entry:
    """One thing that was done."""

    at: str
    """UTC, ISO."""
    actor: str
    """The id of an account, `operator`, or `peergraph`."""
    action: str
    subject: str
    why: str


def record(session: Session, actor: str, action: str, subject: str, why: str = "") -> None:
    """Add an entry to what this transaction does: both stand, or neither."""
    session.add(AuditRow(now(), actor, action, subject, why[:500]))


def entries(session: Session, account: str | None = None, most: int = 1_000) -> list[Entry]:
    """Return the newest entries first; of one account those that it did and those that were done to it."""
    wanted = select(AuditRow).order_by(AuditRow.id.desc()).limit(most)
    if account is not None:
        wanted = wanted.where(or_(AuditRow.actor == account, AuditRow.subject == account))
    return [Entry(row.at, row.actor, row.action, row.subject, row.why) for row in session.scalars(wanted)]
