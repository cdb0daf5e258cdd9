"""From whatever identifies an entity, as text or as its address elsewhere, to the entity."""

from dataclasses import dataclass

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.errors import IdentifierError, NotFoundError
from ...cypher.graph import Graph
from ...cypher.identifiers import find_identifier, kind_of, parse_identifier
from ..languages import marked
from .found import Ambiguous, Found
from .parts import Kind
from .removed import check_not_removed
from .results import results_by_id

MOST_CANDIDATES = 50
PLACES: dict[Kind, str] = {
    "author": "/authors/",
    "paper": "/papers/",
    "topic": "/topics/",
    "institution": "/institutions/",
}
_ARTICLES: dict[Kind, str] = {
    "author": marked("an author"),
    "paper": marked("a paper"),
    "topic": marked("a topic"),
    "institution": marked("an institution"),
}
_NOTHING: dict[Kind, str] = {
    "author": marked("No author in this graph has the identifier %(identifier)s."),
    "paper": marked("No paper in this graph has the identifier %(identifier)s."),
    "topic": marked("No topic in this graph has the identifier %(identifier)s."),
    "institution": marked("No institution in this graph has the identifier %(identifier)s."),
}


@dataclass(frozen=True)
class Meaning:
    """One entity that an identifier means."""

    id: str
    current: bool
    """True where it is the entity's own id."""
    sure: bool
    """False where only a name on a paper led from the identifier to the entity."""


def resolve(graph: Graph, kind: Kind, text: str) -> Found | Ambiguous:
    """Return the entity of that kind that `text` means, or the several ones.

    Raises IdentifierError where the text is malformed, NotFoundError where it leads to nothing, and RemovedError where
    it led to an author who asked to be removed.
    """
    meanings = meanings_of(graph, kind, text)
    if not meanings:
        if kind == "author":
            check_not_removed(graph, _spellings(text))
        raise _nothing(kind, text)
    if len(meanings) == 1:
        return Found(kind, meanings[0].id, moved=meanings[0].id != text)
    candidates = results_by_id(graph, kind, [meaning.id for meaning in meanings])
    return Ambiguous(
        kind,
        text,
        f"{text} leads to {len(candidates)} {kind}s, which the sources have not told apart.",
        candidates,
    )


def meanings_of(graph: Graph, kind: Kind, text: str) -> list[Meaning]:
    """Return the entities of that kind that `text` means: the one that has it as its own id before all others."""
    found = _LOOKUPS[kind](graph, identifiers=_spellings(text), limit=MOST_CANDIDATES)
    current = [meaning for meaning in found if meaning.current]
    sure = [meaning for meaning in found if meaning.sure]
    return current[:1] or sure or found


def author_by_identifier(graph: Graph, *, identifiers: list[str], limit: int) -> list[Meaning]:
    """Return the authors that any of the identifiers means."""
    rows = graph.read(load("read")["author_by_identifier"], identifiers=identifiers, limit=limit)
    return convert(rows, list[Meaning])


def paper_by_identifier(graph: Graph, *, identifiers: list[str], limit: int) -> list[Meaning]:
    """Return the papers that any of the identifiers means."""
    rows = graph.read(load("read")["paper_by_identifier"], identifiers=identifiers, limit=limit)
    return convert(rows, list[Meaning])


def topic_by_identifier(graph: Graph, *, identifiers: list[str], limit: int) -> list[Meaning]:
    """Return the topics that any of the identifiers means."""
    rows = graph.read(load("read")["topic_by_identifier"], identifiers=identifiers, limit=limit)
    return convert(rows, list[Meaning])


def institution_by_identifier(graph: Graph, *, identifiers: list[str], limit: int) -> list[Meaning]:
    """Return the institutions that any of the identifiers means."""
    rows = graph.read(load("read")["institution_by_identifier"], identifiers=identifiers, limit=limit)
    return convert(rows, list[Meaning])


_LOOKUPS = {
    "author": author_by_identifier,
    "paper": paper_by_identifier,
    "topic": topic_by_identifier,
    "institution": institution_by_identifier,
}


def _spellings(text: str) -> list[str]:
    """Return the text as it stands, because our own ids may have any form, and its canonical spelling."""
    try:
        canonical = find_identifier(text)
    except IdentifierError:
        canonical = None
    return [text] if canonical in (None, text) else [text, canonical]


def _nothing(kind: Kind, text: str) -> NotFoundError | IdentifierError:
    try:
        identifier = parse_identifier(text)
    except IdentifierError as error:
        return error
    other = kind_of(identifier)
    if other and other != kind:
        return NotFoundError(
            _(
                "%(identifier)s identifies %(one)s, not %(other)s: see %(place)s",
                identifier=identifier,
                one=_(_ARTICLES[other]),
                other=_(_ARTICLES[kind]),
                place=f"{PLACES[other]}{identifier}",
            )
        )
    hint = _("Search by name, or load more works.")
    return NotFoundError(f"{_(_NOTHING[kind], identifier=identifier)} {hint}")
