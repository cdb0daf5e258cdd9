"""Where a record stands: open, pending, verified, contested or refused, and what a verified claim rests on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from .tables import ClaimRow, ProofRow

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
    rows = session.scalars(
        select(ClaimRow).where(ClaimRow.author.in_(ids)).order_by(ClaimRow.created, ClaimRow.id)
    ).all()
    if not rows:
        return OPEN
    standing, row = _standing(rows)
    holders = [each for each in rows if each.state == "verified"]
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


def _standing(rows: Sequence[ClaimRow]) -> tuple[Standing, ClaimRow | None]:
    """Return the state that everybody sees, and the claim that it comes from."""
    by_state = {state: [row for row in rows if row.state == state] for state in ("verified", "contested")}
    owners = {row.account for row in by_state["verified"]}
    # Two records of two owners become one where a source says that they are one person.
    if by_state["contested"] or len(owners) > 1:
        return "contested", [*by_state["verified"], *by_state["contested"]][-1]
    if by_state["verified"]:
        return "verified", by_state["verified"][0]
    if pending := [row for row in rows if row.state == "pending"]:
        return "pending", pending[0]
    decided = max((row for row in rows), key=lambda row: row.decided or "")
    return ("refused", decided) if decided.state == "refused" else ("open", None)
