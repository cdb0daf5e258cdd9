"""The papers and topics that an invitation is about: at most three, named by keys such as `paper:doi:10.1/x`."""

import json
from collections.abc import Sequence
from urllib.parse import unquote

from flask_babel import gettext as _

from ...cypher.errors import IdentifierError, NotFoundError, UsageError
from ...cypher.graph import Graph
from ...cypher.identifiers import find_identifier, kind_of
from ..reads.authors import author_topics, works_page
from ..reads.found import Found
from ..reads.parts import EntityRef, Kind, WorkFilter
from ..reads.resolve import resolve
from ..reads.results import results_by_id
from ..reads.search import search

MOST_ABOUT = 3
OFFERED = 5
KINDS: tuple[Kind, ...] = ("paper", "topic")
_PLACES: dict[str, Kind] = {"papers/": "paper", "topics/": "topic"}


class NotAbout(UsageError):
    """What somebody has named is no paper or topic of this graph, or is too many."""

    code = "not_about"


def offered(graph: Graph, author: str) -> list[EntityRef]:
    """Return what somebody is likely to be invited about: her most frequent topics and her newest papers."""
    topics = author_topics(graph, id=author, limit=OFFERED).topics
    works = works_page(graph, author, WorkFilter(limit=OFFERED)).works
    return [
        *(EntityRef("topic", topic.id, topic.name) for topic in topics),
        *(EntityRef("paper", work.id, work.title) for work in works),
    ]


def key_of(entity: EntityRef) -> str:
    """Return what names an entity in a form and in a row."""
    return f"{entity.kind}:{entity.id}"


def chosen(graph: Graph, keys: Sequence[str], typed: str) -> list[EntityRef]:
    """Return the papers and topics that a form names, each once; raises NotAbout."""
    found = [_named(graph, key) for key in dict.fromkeys(keys[: MOST_ABOUT + 1])]
    if typed.strip():
        found.append(_typed(graph, typed.strip()))
    each = list(dict.fromkeys(found))
    if len(each) > MOST_ABOUT:
        raise NotAbout(_("Choose at most %(most)s papers or topics.", most=MOST_ABOUT))
    return each


def written_keys(entities: Sequence[EntityRef]) -> str:
    """Return how a row keeps what an invitation is about."""
    return json.dumps([key_of(entity) for entity in entities])


def read_keys(graph: Graph, written: str) -> list[EntityRef]:
    """Return what a row's invitation is about; what the graph does not have any more is called by its id."""
    keys = [_parts(key) for key in json.loads(written)]
    labels = {
        (row.kind, row.id): row.label
        for kind in KINDS
        for row in results_by_id(graph, kind, [id for each, id in keys if each == kind])
    }
    return [EntityRef(kind, id, labels.get((kind, id), id)) for kind, id in keys]


def _parts(key: str) -> tuple[Kind, str]:
    kind, _colon, id = key.partition(":")
    for each in KINDS:
        if kind == each and id:
            return each, id
    raise NotAbout(_("Only papers and topics of this graph can be chosen."))


def _named(graph: Graph, key: str) -> EntityRef:
    kind, id = _parts(key)
    rows = results_by_id(graph, kind, [id])
    if not rows:
        raise NotAbout(_("Only papers and topics of this graph can be chosen."))
    return EntityRef(kind, rows[0].id, rows[0].label)


def _typed(graph: Graph, text: str) -> EntityRef:
    """Return what an address of ours, an identifier, a title or a topic's name means."""
    kind, id = _identified(text)
    try:
        found = resolve(graph, kind, id) if kind else _by_name(graph, text)
    except (IdentifierError, NotFoundError):
        found = None
    if not isinstance(found, Found):
        raise NotAbout(
            _(
                "No paper or topic of this graph is sure to be meant. Paste its address here, its DOI or its arXiv id."
            )
        )
    return _named(graph, f"{found.kind}:{found.id}")


def _identified(text: str) -> tuple[Kind | None, str]:
    path = text.partition("://")[2].partition("/")[2] if "://" in text else text.removeprefix("/")
    for place, kind in _PLACES.items():
        if path.startswith(place):
            return kind, unquote(path.removeprefix(place).partition("?")[0].partition("#")[0])
    try:
        identifier = find_identifier(text)
    except IdentifierError:
        return None, text
    kind = kind_of(identifier) if identifier else None
    return (kind, identifier) if identifier and kind in KINDS else (None, text)


def _by_name(graph: Graph, text: str) -> Found | None:
    rows = [row for kind in KINDS for row in search(graph, text, kind, OFFERED).results]
    same = [row for row in rows if row.label.casefold() == text.casefold()]
    return Found(same[0].kind, same[0].id, moved=False) if len(same) == 1 else None
