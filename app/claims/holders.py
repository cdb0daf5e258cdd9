"""Who owns an author record: whoever's claim is verified."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.suspending import is_shown
from .tables import ClaimRow


def holder_of(session: Session, ids: Collection[str]) -> str | None:
    """Return the account that owns a record, named by its id and all its identifiers.

    None for an unclaimed one, and while its owner is suspended: then nothing of hers is shown.
    """
    return session.scalar(
        select(ClaimRow.account)
        .where(ClaimRow.author.in_(ids), ClaimRow.state == "verified", is_shown(ClaimRow.account))
        .order_by(ClaimRow.decided)
        .limit(1)
    )


def holders_among(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Return the accounts that own records, by the ids that these were claimed by, in the order of `holder_of`."""
    rows = session.execute(
        select(ClaimRow.author, ClaimRow.account)
        .where(ClaimRow.author.in_(ids), ClaimRow.state == "verified", is_shown(ClaimRow.account))
        .order_by(ClaimRow.decided)
    )
    return {row.author: row.account for row in rows}


def held_by(session: Session, account: str) -> list[str]:
    """Return the records that an account owns, by the ids that they had when they were claimed."""
    return list(
        session.scalars(
            select(ClaimRow.author)
            .where(ClaimRow.account == account, ClaimRow.state == "verified")
            .order_by(ClaimRow.decided)
        )
    )
