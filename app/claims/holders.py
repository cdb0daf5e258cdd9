"""Who owns an author record: whoever's claim is verified."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.suspending import is_shown
from .tables import ClaimRow


@dataclass(frozen=True)
class Meeting:
    """What one of two owners, whose records sources have made one, sees of that; nothing says who the other is."""

    is_first: bool
    """True for her whose claim was verified first: what she says stays on the page until a moderator has decided."""


def holder_of(session: Session, ids: Collection[str]) -> str | None:
    """Return the account that owns a record, named by its id and all its identifiers.

    None for an unclaimed one, and while its owner is suspended: then nothing of hers is shown.
    """
    return session.scalar(
        select(ClaimRow.account)
        .where(ClaimRow.author.in_(ids), ClaimRow.state == "verified", is_shown(ClaimRow.account))
        .order_by(ClaimRow.decided, ClaimRow.id)
        .limit(1)
    )


def holders_among(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Return the accounts that own records, by the ids that these were claimed by, in the order of `holder_of`."""
    rows = session.execute(
        select(ClaimRow.author, ClaimRow.account)
        .where(ClaimRow.author.in_(ids), ClaimRow.state == "verified", is_shown(ClaimRow.account))
        .order_by(ClaimRow.decided, ClaimRow.id)
    )
    return {row.author: row.account for row in rows}


def meeting_of(session: Session, ids: Collection[str], account: str) -> Meeting | None:
    """Return what an owner sees of the others of a record, named by its id and all its identifiers.

    None where she owns it alone, or not at all, and while the others are suspended.
    """
    found = list(holders_among(session, ids).values())
    return Meeting(found[0] == account) if account in found and set(found) != {account} else None


def held_by(session: Session, account: str) -> list[str]:
    """Return the records that an account owns, by the ids that they had when they were claimed."""
    return list(
        session.scalars(
            select(ClaimRow.author)
            .where(ClaimRow.account == account, ClaimRow.state == "verified")
            .order_by(ClaimRow.decided)
        )
    )
