"""What the sources say of an author and her papers, for what her owner says beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph


@dataclass(frozen=True)
class OwnedPaper:
    """A paper that one of some ids means, and the author's place on it as the sources give it."""

    place: int
    """Which of the ids means it, counted from 0."""
    id: str
    title: str
    year: int | None
    venue: str | None
    name: str | None
    """The name as the paper prints it."""
    position: int | None
    """The place among the authors, from 1; None where no source says."""
    affiliations: tuple[str, ...]
    """As printed."""
    sources: tuple[str, ...]
    listed: bool
    """True where a source lists the paper on the author's profile."""


@dataclass(frozen=True)
class CalledAuthor:
    """An author and all that she is called by."""

    id: str
    ids: tuple[str, ...]
    """Her own id first."""
    names: tuple[str, ...]
    """As sources write them."""


def author_identifiers(graph: Graph, *, id: str) -> tuple[str, ...]:
    """Return all that an author is called by, her own id first; raises NotFoundError where there is none."""
    rows = graph.read(load("read")["author_identifiers"], id=id)
    if not rows:
        raise NotFoundError(_("No author in this graph has the id %(id)s.", id=id))
    return convert(rows[0]["ids"], tuple[str, ...])


def authors_called(graph: Graph, *, ids: Sequence[str]) -> list[CalledAuthor]:
    """Return the authors that ids mean which are or once were theirs; an id of nobody is left out."""
    return convert(graph.read(load("read")["authors_called"], ids=list(ids)), list[CalledAuthor])


def owned_papers(graph: Graph, *, id: str, papers: Sequence[str]) -> list[OwnedPaper]:
    """Return the author's papers that any of the ids means today, in the order of the ids; others are left out."""
    if not papers:
        return []
    return convert(graph.read(load("read")["owned_papers"], id=id, papers=list(papers)), list[OwnedPaper])
