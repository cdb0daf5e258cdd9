"""Where a record stands: open, pending, verified, contested or refused, and what a verified claim rests on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.suspending import is_shown
from .tables import STATES, ClaimRow, ProofRow

Standing = Literal["open", "pending", "verified", "contested", "refused"]


@dataclass(frozen=True)
class Proof:
    """One piece of evidence that was checked."""

    way: str
    """`orcid`, `email`, `page`, or `request` for a moderator."""
    detail: str
    """What everybody may know of it: an ORCID iD, a domain, a page's address; "" for a moderator."""
    found: str
    """When it was checked: UTC, ISO."""


@dataclass(frozen=True)
class ClaimSide:
    """What an author's page says of claims."""

    standing: Standing
    since: str | None
    """Since when it stands so; None for an open record."""
    proofs: tuple[Proof, ...]
    """Of the verified claim, the oldest first; empty for all other records."""
    is_own: bool
    """True where the reader owns the record."""
    own: str | None
    """The reader's own claim of it, the newest; None where she has none."""


OPEN = ClaimSide("open", None, (), False, None)


def claim_side(session: Session, ids: Collection[str], account: str | None) -> ClaimSide:
    """Return what a record's page says of claims, for the reader with that account; one or two queries.

    `ids` are the record's id and all its identifiers.
    """
    found = session.execute(
        select(ClaimRow, is_shown(ClaimRow.account))
        .where(ClaimRow.author.in_(ids))
        .order_by(ClaimRow.created, ClaimRow.id)
    ).all()
    if not found:
        return OPEN
    rows = [row for row, _shown in found]
    standing, row = _standing([(row, _state(row, shown)) for row, shown in found])
    holders = [row for row, shown in found if _state(row, shown) == "verified"]
    own = [each.id for each in rows if each.account == account]
    return ClaimSide(
        standing,
        row.decided or row.created if row else None,
        proofs_of(session, holders[0].id) if holders else (),
        is_own=any(each.account == account for each in holders),
        own=own[-1] if own else None,
    )


def proofs_of(session: Session, claim: str) -> tuple[Proof, ...]:
    """Return the evidence of one claim that was checked, the oldest first."""
    rows = session.scalars(
        select(ProofRow).where(ProofRow.claim == claim).order_by(ProofRow.found, ProofRow.way)
    )
    return tuple(Proof(row.way, row.detail, row.found) for row in rows)


def _state(row: ClaimRow, shown: bool) -> str:
    """Return what a claim counts as: while its account is suspended nobody vouches for it, and it waits."""
    return row.state if shown or row.state not in ("verified", "contested") else "pending"


def _standing(found: Sequence[tuple[ClaimRow, str]]) -> tuple[Standing, ClaimRow | None]:
    """Return the state that everybody sees, and the claim that it comes from; each is given with its state."""
    rows = [row for row, _ in found]
    by_state = {state: [row for row, has in found if has == state] for state in STATES}
    owners = {row.account for row in by_state["verified"]}
    # Two records of two owners become one where a source says that they are one person.
    if by_state["contested"] or len(owners) > 1:
        return "contested", [*by_state["verified"], *by_state["contested"]][-1]
    if by_state["verified"]:
        return "verified", by_state["verified"][0]
    if by_state["pending"]:
        return "pending", by_state["pending"][0]
    decided = max((row for row in rows), key=lambda row: row.decided or "")
    return ("refused", decided) if decided.state == "refused" else ("open", None)
