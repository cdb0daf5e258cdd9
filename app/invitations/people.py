"""The people that stored ids mean today, and which accounts own their records."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from msgspec import convert
from sqlalchemy import select
from sqlalchemy.orm import Session

from ...cypher import load
from ...cypher.graph import Graph
from ..accounts.suspending import is_shown
from ..claims.tables import ClaimRow


@dataclass(frozen=True)
class Known:
    """A person in the graph."""

    asked: str
    """The id that was asked for, which may be an old one."""
    id: str
    name: str
    identifiers: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return all by which a row of ours may name this person."""
        return tuple(dict.fromkeys((self.id, self.asked, *self.identifiers)))


def people_known_by(graph: Graph, *, ids: list[str]) -> dict[str, Known]:
    """Return the people that ids mean, by the id that was asked for; an id of nobody is left out."""
    rows = graph.read(load("read")["people_known_by"], ids=list(dict.fromkeys(ids)))
    return {row.asked: row for row in convert(rows, list[Known])}


def owners(session: Session, people: Collection[Known]) -> Mapping[str, str]:
    """Return the accounts that own the records of these people, by the id that was asked for."""
    asked: dict[str, list[str]] = {}
    for person in people:
        for id in person.ids:
            asked.setdefault(id, []).append(person.asked)
    rows = session.execute(
        select(ClaimRow.author, ClaimRow.account)
        .where(ClaimRow.author.in_(asked), ClaimRow.state == "verified", is_shown(ClaimRow.account))
        .order_by(ClaimRow.decided, ClaimRow.id)
    )
    found: dict[str, str] = {}
    for author, account in rows:
        for each in asked[author]:
            # Of two records that have become one, the earlier owner stays, as in claims/holders.py.
            found.setdefault(each, account)
    return found
