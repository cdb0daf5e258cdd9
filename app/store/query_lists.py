"""Lists of stored queries: somebody's own, and the public ones with some words."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from ..accounts.suspending import is_owner_shown
from ..plain_text import plain
from .current import get_store
from .queries import MOST_OF_OWNER
from .tables import QueryRow

MOST_WORDS = 8


@dataclass(frozen=True)
class QueryNote:
    """One stored query in a list, by its newest version."""

    id: str
    title: str
    description: str
    visibility: str
    number: int
    changed: str
    """When that version was saved: UTC, ISO."""


@dataclass(frozen=True)
class QueryList:
    """A part of a list of stored queries."""

    queries: tuple[QueryNote, ...]
    total: int


def queries_of(owner: str) -> QueryList:
    """Return all queries of an owner, those changed last first."""
    return _listed(QueryRow.owner == owner, offset=0, limit=MOST_OF_OWNER)


def public_queries(text: str, *, offset: int, limit: int) -> QueryList:
    """Return public queries whose title or description holds all words of a text, those changed last first."""
    found = [
        QueryRow.words.contains(word, autoescape=True) for word in plain(text).casefold().split()[:MOST_WORDS]
    ]
    everybodys = (QueryRow.visibility == "public", is_owner_shown(QueryRow.owner))
    return _listed(*everybodys, *found, offset=offset, limit=limit)


def _listed(*conditions: ColumnElement[bool], offset: int, limit: int) -> QueryList:
    wanted = select(
        QueryRow.id,
        QueryRow.title,
        QueryRow.description,
        QueryRow.visibility,
        QueryRow.newest,
        QueryRow.changed,
    ).where(*conditions)
    with get_store().session() as session:
        total = session.scalar(select(func.count()).select_from(QueryRow).where(*conditions)) or 0
        rows = session.execute(
            wanted.order_by(QueryRow.changed.desc(), QueryRow.id).offset(offset).limit(limit)
        )
        return QueryList(tuple(QueryNote(*row) for row in rows), total)
