"""Search in one box: names, titles, topics, institutions, and every identifier or its address."""

from dataclasses import dataclass, replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ...cypher.errors import IdentifierError
from ...cypher.graph import Graph
from ...cypher.identifiers import find_identifier, kind_of, url_of
from .found import SearchResult
from .parts import Kind
from .resolve import meanings_of
from .respelling import respelled, said_as
from .results import results_by_id, with_owner_s_name
from .search_facets import facets_of, sorts_of
from .search_hits import COUNTED, LOOSE, WHOLE, Hits, Look, Queries, count, hits_of, is_cut
from .search_terms import Words, read_words
from .searched import KINDS, NOBODY_SAID, Said, SearchFilter, SearchResults, Wish

MOST_OFFSET = 1_000
FEW = 3
"""Fewer results than this are worth another spelling."""
RANK_OF_THE_VERY_NAME = 2.0
NOTHING_TO_SEARCH = _l(
    "There is no letter or digit to search for. Type a name, a title, a topic or an identifier."
)
ONLY_SOME_WORDS = _l("Nothing holds all of these words. These hold some of them, or words spelled nearly so.")
NOTHING_FOUND = _l("Nothing fits. Try fewer words, another spelling, or an identifier such as a DOI.")
NOTHING_PASSES = _l("Something fits the words, but nothing passes the filters. Take one away.")

Place = tuple[Kind, str]


@dataclass(frozen=True)
class Direct:
    """What a text means where it is an identifier."""

    results: tuple[SearchResult, ...] = ()
    note: str | None = None
    """Why an identifier leads nowhere."""


@dataclass(frozen=True)
class Ranked:
    """What the index has of each kind, for words that may be respelled."""

    hits: dict[Kind, Hits]
    words: Words
    said: Said
    corrected: str | None = None
    note: str | None = None


def search(
    graph: Graph,
    text: str,
    kind: Kind | None,
    limit: int,
    wish: Wish | None = None,
    said: Said = NOBODY_SAID,
) -> SearchResults:
    """Return what fits a text, an entity that the text identifies before all others.

    People of whom `said` has a name that fits are among them.
    """
    wish = wish or Wish()
    words, direct = read_words(text), direct_hits(graph, text, kind)
    if not words.words:
        note = None if direct.results else str(NOTHING_TO_SEARCH)
        total = len(direct.results)
        return SearchResults(text, kind, direct.results, truncated=False, note=note, total=total)
    look = Look(wish.filter, wish.sort, wish.offset + limit + 1 + len(direct.results), said=said)
    ranked = Ranked(_hits(graph, WHOLE, words, kind, look), words, said)
    if not _total(ranked.hits, kind) and not direct.results and not direct.note and not wish.exact:
        ranked = _instead(graph, words, kind, look)
    found = _answer(graph, (text, kind, limit, wish), direct, ranked)
    sure = wish != Wish() or found.note or found.corrected or found.total >= FEW or _has_the_name(ranked.hits)
    return (
        found
        if sure or direct.results
        else replace(found, alternative=_alternative(graph, found, words, said))
    )


def direct_hits(graph: Graph, text: str, kind: Kind | None) -> Direct:
    """Return what a text identifies, and a note where it is an identifier that leads nowhere or is malformed."""
    try:
        identifier = find_identifier(text)
    except IdentifierError as error:
        return Direct(note=f"{error}.")
    if identifier is None:
        return Direct()
    named = kind_of(identifier)
    public = url_of(identifier) is not None
    found = tuple(
        row
        for each in KINDS
        if each in (named or each,) and each in (kind or each,)
        for row in _meant(graph, each, text)
    )
    absent = _("%(identifier)s is not in this graph.", identifier=identifier)
    return Direct(found, None if found or not public else absent)


def _meant(graph: Graph, kind: Kind, text: str) -> tuple[SearchResult, ...]:
    ids = [meaning.id for meaning in meanings_of(graph, kind, text.strip())]
    return results_by_id(graph, kind, ids, direct=True)


def _hits(graph: Graph, queries: Queries, words: Words, kind: Kind | None, look: Look) -> dict[Kind, Hits]:
    """Return the hits of each kind; of kinds that are not asked for only how many there are."""
    only_count = replace(look, sort="relevance", limit=0, counted=0)
    return {
        each: hits_of(graph, each, queries, words, look if kind in (None, each) else only_count)
        for each in KINDS
    }


def _total(hits: dict[Kind, Hits], kind: Kind | None) -> int:
    return sum(found.total for each, found in hits.items() if kind in (None, each))


def _instead(graph: Graph, words: Words, kind: Kind | None, look: Look) -> Ranked:
    """Return what is found for another spelling, or for some of the words, where nothing holds all of them."""
    if look.filter != SearchFilter() and count(graph, words, kind, look.said):
        return Ranked(dict.fromkeys(KINDS, Hits()), words, look.said, note=str(NOTHING_PASSES))
    spelling = respelled(graph, words, kind, look.said)
    if spelling:
        meant = read_words(f"{spelling} ")
        said = said_as(look.said, meant)
        hits = _hits(graph, WHOLE, meant, kind, replace(look, said=said))
        return Ranked(hits, meant, said, corrected=spelling)
    said = Said(look.said.alike)
    hits = _hits(graph, LOOSE, words, kind, replace(look, said=said))
    return Ranked(hits, words, said, note=str(ONLY_SOME_WORDS if _total(hits, kind) else NOTHING_FOUND))


def _has_the_name(hits: dict[Kind, Hits]) -> bool:
    """Tell whether something bears the very name that was typed, so that it is hardly misspelled."""
    return any(hit.rank >= RANK_OF_THE_VERY_NAME for found in hits.values() for hit in found.hits[:1])


def _alternative(graph: Graph, found: SearchResults, words: Words, said: Said) -> str | None:
    """Return a spelling for which more is found, where little is found for the one that was typed."""
    spelling = respelled(graph, words, found.kind, said)
    if not spelling:
        return None
    meant = read_words(f"{spelling} ")
    return spelling if count(graph, meant, found.kind, said_as(said, meant)) > found.total else None


def _answer(
    graph: Graph,
    asked: tuple[str, Kind | None, int, Wish],
    direct: Direct,
    ranked: Ranked,
) -> SearchResults:
    text, kind, limit, wish = asked
    first: list[Place] = [(row.kind, row.id) for row in direct.results]
    order = [*first, *_in_order(ranked.hits, kind, first)]
    shown = order[wish.offset : wish.offset + limit]
    more = len(order) > wish.offset + limit
    bounded = (ranked.said.cut and kind in (None, "author")) or any(
        is_cut(found) for each, found in ranked.hits.items() if kind in (None, each)
    )
    counted = _total(ranked.hits, kind)
    return SearchResults(
        text,
        kind,
        tuple(with_owner_s_name(row, ranked.said) for row in _rows(graph, direct.results, shown)),
        truncated=more,
        note=direct.note or ranked.note,
        total=max(counted, wish.offset + len(shown)) if bounded else counted + _not_counted(order, counted),
        at_least=bounded,
        next=wish.offset + limit if more and wish.offset + limit <= MOST_OFFSET else None,
        sort=wish.sort,
        sorts=sorts_of(ranked.hits, kind),
        filter=wish.filter,
        facets=facets_of(ranked.hits, kind, COUNTED),
        corrected=ranked.corrected,
    )


def _not_counted(order: list[Place], counted: int) -> int:
    """Return how many results an identifier gave beside those that hold its words."""
    return max(0, len(order) - counted)


def _in_order(hits: dict[Kind, Hits], kind: Kind | None, known: list[Place]) -> list[Place]:
    """Return the places of the hits, the best over all kinds first, without those that are known."""
    rows: list[tuple[float, float, Place]] = [
        (-hit.key, -hit.rank, (each, hit.id))
        for each, found in hits.items()
        if kind in (None, each)
        for hit in found.hits
    ]
    rows.sort(key=lambda row: (row[0], row[1], row[2][1]))
    return [place for _, _, place in rows if place not in known]


def _rows(graph: Graph, direct: tuple[SearchResult, ...], shown: list[Place]) -> tuple[SearchResult, ...]:
    known = {(row.kind, row.id): row for row in direct}
    rows = {
        (row.kind, row.id): row
        for kind in KINDS
        for row in results_by_id(
            graph, kind, [id for each, id in shown if each == kind and (each, id) not in known]
        )
    }
    return tuple(row for place in shown if (row := known.get(place) or rows.get(place)))
