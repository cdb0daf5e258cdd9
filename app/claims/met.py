"""Records of two owners that sources have made one: nobody asks for anything, and yet a moderator has to decide."""

from dataclasses import dataclass, field
from threading import Lock
from typing import cast

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...cypher.errors import GraphUnavailable
from ..context import get_graph
from ..freshness import known_version
from ..reads.authors_today import authors_today
from .tables import ClaimRow

_KEY = "peergraph-met"
_State = tuple[object, ...]


@dataclass(frozen=True)
class MetClaim:
    """A verified claim of a record that somebody else owns, too."""

    id: str
    account: str


@dataclass
class _Met:
    """The claims that have met, as of a state of the graph and of the claims: looked for once in each."""

    lock: Lock = field(default_factory=Lock)
    state: _State = ()
    records: tuple[tuple[MetClaim, ...], ...] = ()


def met_claims(session: Session) -> tuple[str, ...]:
    """Return the youngest verified claim of each record that has two owners, by id; none while the graph is silent."""
    return tuple(claims[-1].id for claims in met_owners(session))


def met_owners(session: Session) -> tuple[tuple[MetClaim, ...], ...]:
    """Return the first claim of each owner, the oldest first, for each record that has two or more of them.

    Who is suspended counts as an owner. Nothing is found while the graph is silent.
    """
    met = cast(_Met, current_app.extensions.setdefault(_KEY, _Met()))
    try:
        state = (known_version(), *_verified(session))
        with met.lock:
            if met.state != state:
                met.records, met.state = _look(session), state
            return met.records
    except GraphUnavailable:
        return ()


def _verified(session: Session) -> tuple[object, ...]:
    counts = select(func.count(), func.max(ClaimRow.decided)).where(ClaimRow.state == "verified")
    return tuple(session.execute(counts).one())


def _look(session: Session) -> tuple[tuple[MetClaim, ...], ...]:
    rows = session.execute(
        select(ClaimRow.id, ClaimRow.author, ClaimRow.account)
        .where(ClaimRow.state == "verified")
        .order_by(ClaimRow.decided, ClaimRow.id)
    ).all()
    today = authors_today(get_graph(), ids={row.author for row in rows})
    owners: dict[str, dict[str, MetClaim]] = {}
    for row in rows:
        if row.author in today:
            # Whoever owns both is one owner, by her first claim.
            owners.setdefault(today[row.author], {}).setdefault(row.account, MetClaim(row.id, row.account))
    return tuple(tuple(claims.values()) for claims in owners.values() if len(claims) > 1)
