"""The long lists behind the short ones of a page: everybody and everything that stands out, page by page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from .around import Asked
from .authors import author_facts, author_topics, coauthors
from .gathered import Counted, Ranking
from .institutions import around_institution
from .parts import Kind
from .topics import around_topic
from .venues import around_venue

LONGEST = 100
"""Rows of one page of a long list."""
PARTS: Mapping[str, Mapping[str, Kind]] = {
    "author": {"collaborators": "author", "topics": "topic"},
    "topic": {"people": "author", "topics": "topic", "institutions": "institution"},
    "venue": {"people": "author", "topics": "topic", "institutions": "institution"},
    "institution": {
        "people-now": "author",
        "people-before": "author",
        "topics": "topic",
        "partners": "institution",
    },
}
"""The lists that each kind of page has, and what their rows are."""


@dataclass(frozen=True)
class RankingPage:
    """One page of a long list."""

    kind: str
    """author, topic, institution or venue: what the list belongs to."""
    id: str
    """Its id; a venue's name."""
    name: str
    part: str
    """Which of its lists this is, such as "people"."""
    row_kind: Kind
    counted: Counted | None
    """The papers that are counted; None where all of them are."""
    ranking: Ranking[Any]


def ranking_page(graph: Graph, kind: str, id: str, part: str, *, offset: int) -> RankingPage:
    """Return one page of a list of an entity; raises NotFoundError where there is no such entity or list."""
    if part not in PARTS.get(kind, {}):
        raise NotFoundError(f"There is no list called {part} here.")
    name, counted, ranking = _READ[kind](graph, id, part, offset)
    return RankingPage(kind, id, name, part, PARTS[kind][part], counted, ranking)


_Found = tuple[str, Counted | None, Ranking[Any]]


def _of_author(graph: Graph, id: str, part: str, offset: int) -> _Found:
    facts = author_facts(graph, id=id)
    if part == "collaborators":
        return facts.name, None, coauthors(graph, id, offset=offset, limit=LONGEST)
    found = author_topics(graph, id=id, limit=LONGEST, offset=offset)
    end = offset + len(found.topics)
    more = end if found.topics and end < found.total else None
    return facts.name, None, Ranking(found.topics, found.total, more)


def _of_topic(graph: Graph, id: str, part: str, offset: int) -> _Found:
    name, around = around_topic(graph, id, Asked(LONGEST, offset, (part,)))
    return name, around.counted, getattr(around, part)


def _of_venue(graph: Graph, id: str, part: str, offset: int) -> _Found:
    name, around = around_venue(graph, id, Asked(LONGEST, offset, (part,)))
    return name, around.counted, getattr(around, part)


def _of_institution(graph: Graph, id: str, part: str, offset: int) -> _Found:
    name, found = around_institution(graph, id, offset=offset, limit=LONGEST)
    return name, None, found[part.replace("-", "_")]


_READ: Mapping[str, Callable[[Graph, str, str, int], _Found]] = {
    "author": _of_author,
    "topic": _of_topic,
    "venue": _of_venue,
    "institution": _of_institution,
}
