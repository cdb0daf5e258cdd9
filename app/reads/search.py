"""Search in one box: names, titles, topics, institutions, and every identifier or its address."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from math import log10

from msgspec import convert

from ...cypher import load
from ...cypher.errors import IdentifierError
from ...cypher.graph import Graph
from ...cypher.identifiers import find_identifier, kind_of, url_of
from .found import SearchResult, SearchResults
from .parts import Kind
from .resolve import meanings_of
from .results import results_by_id
from .search_terms import (
    Words,
    fold,
    loose_query,
    name_query,
    read_words,
    title_query,
    unfinished_name_query,
    unfinished_title_query,
)

KINDS: tuple[Kind, ...] = ("author", "paper", "topic", "institution")
CANDIDATES = 200
NOTHING_TO_SEARCH = (
    "There is no letter or digit to search for. Type a name, a title, a topic or an identifier."
)
ONLY_SOME_WORDS = "Nothing holds all of these words. These hold some of them, or words spelled nearly so."
NOTHING_FOUND = "Nothing fits. Try fewer words, another spelling, or an identifier such as a DOI."


@dataclass(frozen=True)
class Candidate:
    """An entity that the full-text index found, with what its rank is made of."""

    id: str
    label: str
    names: tuple[str, ...]
    score: float
    """How well it fits by the index; comparable only within one kind."""
    weight: int
    """How well it is connected: papers, citations or people."""


def search(graph: Graph, text: str, kind: Kind | None, limit: int) -> SearchResults:
    """Return what fits a text, an entity that the text identifies before all others."""
    words = read_words(text)
    direct, note = _direct(graph, text, kind)
    if not words.words:
        return SearchResults(text, kind, direct, truncated=False, note=None if direct else NOTHING_TO_SEARCH)
    ranked = _ranked(graph, _WHOLE, words, kind)
    if not ranked and not direct and not note:
        ranked, note = _ranked(graph, _LOOSE, words, kind), ONLY_SOME_WORDS
    results, truncated = _shown(graph, direct, ranked, limit)
    return SearchResults(
        text, kind, results, truncated, note if results or note != ONLY_SOME_WORDS else NOTHING_FOUND
    )


def count_by_kind(graph: Graph, text: str) -> dict[Kind, int]:
    """Return how many of each kind `search` finds for a text, counted up to CANDIDATES."""
    words = read_words(text)
    direct, note = _direct(graph, text, None)
    found = {(row.kind, row.id) for row in direct}
    if words.words:
        found.update(_ranked(graph, _WHOLE, words, None))
    if words.words and not found and not note:
        found.update(_ranked(graph, _LOOSE, words, None))
    return {kind: sum(each == kind for each, _ in found) for kind in KINDS}


def suggest(graph: Graph, text: str, kind: Kind | None, limit: int) -> SearchResults:
    """Return what the text may become while it is typed; its last word may be unfinished."""
    words = read_words(text)
    direct, note = _direct(graph, text, kind)
    ranked = _ranked(graph, _UNFINISHED, words, kind) if words.words else []
    results, truncated = _shown(graph, direct, ranked, limit)
    return SearchResults(text, kind, results, truncated, note)


def search_authors(graph: Graph, *, query: str, limit: int) -> list[Candidate]:
    """Return the authors that a Lucene query finds."""
    return convert(graph.read(load("read")["search_authors"], query=query, limit=limit), list[Candidate])


def search_papers(graph: Graph, *, query: str, limit: int) -> list[Candidate]:
    """Return the papers that a Lucene query finds."""
    return convert(graph.read(load("read")["search_papers"], query=query, limit=limit), list[Candidate])


def search_topics(graph: Graph, *, query: str, limit: int) -> list[Candidate]:
    """Return the topics that a Lucene query finds."""
    return convert(graph.read(load("read")["search_topics"], query=query, limit=limit), list[Candidate])


def search_institutions(graph: Graph, *, query: str, limit: int) -> list[Candidate]:
    """Return the institutions that a Lucene query finds."""
    return convert(graph.read(load("read")["search_institutions"], query=query, limit=limit), list[Candidate])


_SEARCHES: dict[Kind, Callable[..., list[Candidate]]] = {
    "author": search_authors,
    "paper": search_papers,
    "topic": search_topics,
    "institution": search_institutions,
}

Queries = Mapping[Kind, Callable[[Words], str]]
_WHOLE: Queries = {
    "author": name_query,
    "paper": title_query,
    "topic": title_query,
    "institution": title_query,
}
_UNFINISHED: Queries = {
    "author": unfinished_name_query,
    "paper": unfinished_title_query,
    "topic": unfinished_title_query,
    "institution": unfinished_title_query,
}
_LOOSE: Queries = dict.fromkeys(KINDS, loose_query)


def _direct(graph: Graph, text: str, kind: Kind | None) -> tuple[tuple[SearchResult, ...], str | None]:
    """Return what the text identifies, and a note where it is an identifier that leads nowhere or is malformed."""
    try:
        identifier = find_identifier(text)
    except IdentifierError as error:
        return (), f"{error}."
    if identifier is None:
        return (), None
    named = kind_of(identifier)
    public = url_of(identifier) is not None
    found = tuple(
        row
        for each in KINDS
        if each in (named or each,) and each in (kind or each,)
        for row in _meant(graph, each, text)
    )
    return found, None if found or not public else f"{identifier} is not in this graph."


def _meant(graph: Graph, kind: Kind, text: str) -> tuple[SearchResult, ...]:
    ids = [meaning.id for meaning in meanings_of(graph, kind, text.strip())]
    return results_by_id(graph, kind, ids, direct=True)


def _ranked(graph: Graph, queries: Queries, words: Words, kind: Kind | None) -> list[tuple[Kind, str]]:
    """Return kinds and ids, the best first over all kinds."""
    asked = fold(" ".join(words.words))
    rows = [
        row
        for each in KINDS
        if each in (kind or each,)
        for row in _scored(graph, each, queries[each](words), asked)
    ]
    return [(each, id) for _, each, id in sorted(rows, key=lambda row: (-row[0], row[2]))]


def _scored(graph: Graph, kind: Kind, query: str, asked: str) -> Iterable[tuple[float, Kind, str]]:
    candidates = _SEARCHES[kind](graph, query=query, limit=CANDIDATES)
    best = max((candidate.score for candidate in candidates), default=1.0)
    return [(_rank(candidate, best, asked), kind, candidate.id) for candidate in candidates]


def _rank(candidate: Candidate, best: float, asked: str) -> float:
    """Return a number to sort by: the very name goes first, then its beginning or end, a good fit, many connections."""
    names = [fold(name) for name in (candidate.label, *candidate.names)]
    at_an_end = any(name.startswith(asked) or name.endswith(f" {asked}") for name in names)
    named = 2.0 if asked in names else 0.5 if at_an_end else 0.0
    return named + candidate.score / best + 0.25 * log10(1 + candidate.weight)


def _shown(
    graph: Graph, direct: tuple[SearchResult, ...], ranked: list[tuple[Kind, str]], limit: int
) -> tuple[tuple[SearchResult, ...], bool]:
    """Return the rows to show, in order, and whether there are more."""
    known = {(row.kind, row.id) for row in direct}
    wanted = list(islice((place for place in ranked if place not in known), max(0, limit + 1 - len(direct))))
    shown = wanted[: max(0, limit - len(direct))]
    rows = {
        (row.kind, row.id): row
        for kind in KINDS
        for row in results_by_id(graph, kind, [id for each, id in shown if each == kind])
    }
    results = (*direct, *(rows[place] for place in shown if place in rows))
    return results[:limit], len(direct) + len(wanted) > limit
