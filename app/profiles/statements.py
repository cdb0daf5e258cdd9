"""What the owner of a record says of its works, for whoever weighs the evidence."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..claims.holders import holder_of
from .tables import CorrectionRow, State


@dataclass(frozen=True)
class WorkStatement:
    """A work that the owner says is not hers, or missing, and no moderator disagrees."""

    paper: str
    """The id of the paper when it was said; of a missing one its identifier, address, or ""."""
    title: str
    state: State
    """`open`, or `accepted` where a moderator agrees."""
    said: str
    """UTC, ISO."""
    decided: str | None


def contested_works(session: Session, ids: Collection[str], owner: str | None = None) -> list[WorkStatement]:
    """Return what the owner of a record, named by its id and all its identifiers, says is not hers, the first first.

    `owner` is her account where the caller knows it already.
    """
    return _statements(session, ids, "not mine", owner or holder_of(session, ids))


def missing_works(session: Session, ids: Collection[str]) -> list[WorkStatement]:
    """Return the works that the owner of a record says are missing, the first first."""
    return _statements(session, ids, "missing", holder_of(session, ids))


def _statements(session: Session, ids: Collection[str], about: str, owner: str | None) -> list[WorkStatement]:
    if owner is None:
        return []
    rows = session.scalars(
        select(CorrectionRow)
        .where(
            CorrectionRow.account == owner,
            CorrectionRow.author.in_(ids),
            CorrectionRow.about == about,
            CorrectionRow.state.in_(("open", "accepted")),
        )
        .order_by(CorrectionRow.created, CorrectionRow.id)
    )
    return [
        WorkStatement(
            row.subject,
            row.source_says or row.owner_says,
            cast(State, row.state),
            row.created,
            row.decided,
        )
        for row in rows
    ]
