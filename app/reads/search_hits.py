"""Asking the full-text indexes: how many fit a query and a filter, the best of them, and what they have in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph, Row
from .name_terms import name_query
from .parts import Kind
from .search_terms import Words, compared, loose_query, title_query, whole_texts
from .searched import KINDS, NOBODY_SAID, Said, SearchFilter, Sort

LOOKED_AT = 3_000
"""So many of what fits best are filtered, sorted and counted, of each kind."""
COUNTED = 1_000
"""So many of these, the best first, are looked at for facets."""


@dataclass(frozen=True)
class Hit:
    """An entity that the index found."""

    id: str
    key: float
    """What it is sorted by: a year, citations or papers; 0 for relevance, -1 where it has none."""
    rank: float
    """How well it fits: the very name first, then its beginning, a good fit, many connections."""


@dataclass(frozen=True)
class Common:
    """A value that hits have, and how many of them."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Hits:
    """What one kind has for a query."""

    looked_at: int = 0
    """How many hold the words, up to LOOKED_AT."""
    total: int = 0
    """How many of these pass the filter."""
    hits: tuple[Hit, ...] = ()
    years: tuple[Common, ...] = ()
    types: tuple[Common, ...] = ()
    topics: tuple[Common, ...] = ()
    institutions: tuple[Common, ...] = ()
    cited: bool = False
    """True where a citation of any of them is known."""


@dataclass(frozen=True)
class Look:
    """How much of the hits is wanted, and in which order."""

    filter: SearchFilter
    sort: Sort
    limit: int
    counted: int = COUNTED
    said: Said = NOBODY_SAID


ONLY_COUNT = Look(SearchFilter(), "relevance", limit=0, counted=0)
Queries = Mapping[Kind, Callable[[Words], str]]
WHOLE: Queries = {
    "author": name_query,
    "paper": title_query,
    "topic": title_query,
    "institution": title_query,
}
LOOSE: Queries = dict.fromkeys(KINDS, loose_query)


def is_cut(found: Hits) -> bool:
    """Return whether more hold the words than were filtered and counted."""
    return found.looked_at >= LOOKED_AT


def hits_of(graph: Graph, kind: Kind, queries: Queries, words: Words, look: Look) -> Hits:
    """Return what one kind has for the words; nothing of a kind that lacks what the filter asks for."""
    wanted = {name: getattr(look.filter, name) for name in SearchFilter.__dataclass_fields__}
    if any(value is not None and name not in _FILTERS[kind] for name, value in wanted.items()):
        return Hits()
    return _SEARCHES[kind](
        graph,
        query=queries[kind](words),
        asked=whole_texts(words),
        looked_at=LOOKED_AT,
        counted=look.counted,
        sort=look.sort,
        limit=look.limit,
        **{name: wanted[name] for name in _FILTERS[kind]},
        **({"said": compared(look.said.names)} if kind == "author" else {}),
    )


def count(graph: Graph, words: Words, kind: Kind | None, said: Said = NOBODY_SAID) -> int:
    """Return how much of a kind, or of all, holds every word, up to LOOKED_AT of each."""
    kinds = KINDS if kind is None else (kind,)
    look = replace(ONLY_COUNT, said=said)
    return sum(hits_of(graph, each, WHOLE, words, look).total for each in kinds)


def search_authors(graph: Graph, **asked: object) -> Hits:
    """Return the authors that a Lucene query finds and a filter lets through."""
    return _hits(graph.read(load("read")["search_authors"], **asked))


def search_papers(graph: Graph, **asked: object) -> Hits:
    """Return the papers that a Lucene query finds and a filter lets through."""
    return _hits(graph.read(load("read")["search_papers"], **asked))


def search_topics(graph: Graph, **asked: object) -> Hits:
    """Return the topics that a Lucene query finds and a filter lets through."""
    return _hits(graph.read(load("read")["search_topics"], **asked))


def search_institutions(graph: Graph, **asked: object) -> Hits:
    """Return the institutions that a Lucene query finds and a filter lets through."""
    return _hits(graph.read(load("read")["search_institutions"], **asked))


_SEARCHES: dict[Kind, Callable[..., Hits]] = {
    "author": search_authors,
    "paper": search_papers,
    "topic": search_topics,
    "institution": search_institutions,
}
_FILTERS: dict[Kind, tuple[str, ...]] = {
    "author": ("first_year", "last_year", "topic", "institution"),
    "paper": ("first_year", "last_year", "topic", "institution", "type"),
    "topic": ("type",),
    "institution": ("type",),
}


def _hits(rows: list[Row]) -> Hits:
    return convert(rows[0], Hits) if rows else Hits()
