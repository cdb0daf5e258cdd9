"""Introductions: somebody who wrote with both brings the two together, if she likes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...cypher.errors import QueryStopped
from ...cypher.graph import Graph
from ..reads.joint import ANY_YEAR
from ..reads.ways import PATH_SECONDS, coauthor_ways_of_two
from .answering import add_words
from .people import Known, owners, people_known_by
from .sending import Draft, send
from .standing import NotPossible, Sending, is_heard
from .tables import InvitationRow, MessageRow

MOST_SHARED = 300
"""Shared co-authors that are looked at, the closest first."""


@dataclass(frozen=True)
class Shared:
    """The people who wrote with both of two, the closest to both first."""

    people: tuple[Known, ...]
    """At most MOST_SHARED."""
    total: int
    stopped: bool
    """True where time ended the search, so that nothing is known."""


@dataclass(frozen=True)
class Introducers:
    """Who could introduce somebody to somebody else."""

    asked: tuple[Known, ...]
    """Those who own their profile here and hear of her: they can be asked here."""
    others: tuple[Known, ...]
    """The closest of all others."""
    total: int
    stopped: bool


def shared_coauthors(graph: Graph, start: str, end: str) -> Shared:
    """Return who wrote with both of two authors, each with all identifiers."""
    try:
        found = coauthor_ways_of_two(
            graph, PATH_SECONDS, start=start, end=end, avoid=[], since=ANY_YEAR, through="",
            now=datetime.now(UTC).year, limit=MOST_SHARED,
        )  # fmt: skip
    except QueryStopped:
        return Shared((), 0, stopped=True)
    ids = [way.people[1] for way in found.ways]
    known = people_known_by(graph, ids=ids) if ids else {}
    return Shared(tuple(known[id] for id in ids if id in known), found.total, stopped=False)


def introducers(session: Session, shared: Shared, account: str, target: str | None, most: int) -> Introducers:
    """Return who of the shared co-authors can be asked by an account for an introduction to another."""
    held = owners(session, shared.people)
    asked = [person for person in shared.people if _can_be_asked(session, held, person, account, target)]
    others = [person for person in shared.people if person not in asked]
    return Introducers(tuple(asked[:most]), tuple(others[:most]), shared.total, shared.stopped)


def introduce(session: Session, row: InvitationRow, target: Mapping[str, str], words: str) -> str | None:
    """Pass an accepted request on to whom it is about, and return the invitation that it has become.

    `target` gives the account that owns her record, by its id. None where nobody owns it, or it cannot be passed on:
    whoever introduces is not told which of the two it is, nor why.
    """
    recipient = target.get(row.towards)
    first = first_words(session, row)
    if recipient is None or recipient in (row.account, row.recipient) or not first:
        return None
    draft = Draft(
        row.account, row.sender_author, recipient, row.towards, row.purpose, row.about, first
    )  # fmt: skip
    try:
        id = send(session, draft, origin=row.id)
    except NotPossible:
        return None
    add_words(session, id, row.recipient, words)
    row.passed_on = True
    return id


def first_words(session: Session, row: InvitationRow) -> str:
    """Return what the sender wrote first; "" where a moderator has taken it away."""
    found = (
        select(MessageRow.words)
        .where(MessageRow.invitation == row.id, MessageRow.account == row.account)
        .order_by(MessageRow.id)
    )
    return session.scalar(found.limit(1)) or ""


def _can_be_asked(
    session: Session, held: Mapping[str, str], person: Known, account: str, target: str | None
) -> bool:
    holder = held.get(person.asked)
    if holder is None or holder in (account, target):
        return False
    return is_heard(session, Sending(account, holder, person.id, is_owner=True))
