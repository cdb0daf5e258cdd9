"""What a text may become while it is typed: the best of each kind, with what tells them from their namesakes."""

from dataclasses import dataclass

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from .found import SearchResult
from .name_terms import unfinished_name_query
from .parts import Kind
from .results import joined_facts, with_owner_s_name, years_between
from .search import Direct, direct_hits
from .search_terms import Words, compared, read_words, unfinished_title_query, whole_texts
from .searched import KINDS, NOBODY_SAID, Said, SearchResults

LOOKED_AT = 2_000
"""So many of what begins so are ranked, of each kind but papers: all who bear the commonest family name."""
LOOKED_AT_FOR_FEW_LETTERS = 1_000
TITLES_LOOKED_AT = 500
TITLES_FROM = 3
"""Fewer letters begin too many titles for any of them to be meant."""
EXACT_FROM = 4
"""Fewer letters are hardly a whole name."""


@dataclass(frozen=True)
class Suggestion:
    """One entity, as the graph gives it."""

    kind: Kind
    id: str
    label: str
    rank: float
    count: int
    first_year: int | None
    last_year: int | None
    facts: tuple[str, ...]
    """An author's institution and main topic, a paper's first author, a topic's kind, an institution's place."""


def suggest(
    graph: Graph, text: str, kind: Kind | None, limit: int, said: Said = NOBODY_SAID
) -> SearchResults:
    """Return what the text may become while it is typed, kind by kind; its last word may be unfinished.

    People of whom `said` has a name that fits are among them.
    """
    words = read_words(text)
    direct = direct_hits(graph, text, kind)
    found = _begun(graph, words, kind, limit, said) if words.words else []
    known = {(row.kind, row.id) for row in direct.results}
    others = [with_owner_s_name(_result(each), said) for each in found if (each.kind, each.id) not in known]
    results = _shared_out(direct, others, limit)
    total = len(direct.results) + len(others)
    return SearchResults(text, kind, results, total > len(results), direct.note, total)


def suggestions(
    graph: Graph,
    *,
    names: str | None,
    said: dict[str, list[str]],
    titles: str | None,
    topics: str | None,
    institutions: str | None,
    asked: list[str],
    looked_at: int,
    titles_looked_at: int,
    limit: int,
) -> list[Suggestion]:
    """Return the best of each kind for its Lucene query; a kind without a query has none."""
    rows = graph.read(
        load("read")["suggestions"],
        names=names,
        said=said,
        titles=titles,
        topics=topics,
        institutions=institutions,
        asked=asked,
        looked_at=looked_at,
        titles_looked_at=titles_looked_at,
        limit=limit,
    )
    return convert(rows, list[Suggestion])


def _begun(graph: Graph, words: Words, kind: Kind | None, limit: int, said: Said) -> list[Suggestion]:
    letters = sum(map(len, words.words))
    title = unfinished_title_query(words)
    wide = any(not word.isascii() for word in words.words)
    return suggestions(
        graph,
        names=unfinished_name_query(words) if kind in (None, "author") else None,
        said=compared(said.names) if kind in (None, "author") else {},
        titles=title if kind == "paper" or (kind is None and (letters >= TITLES_FROM or wide)) else None,
        topics=title if kind in (None, "topic") else None,
        institutions=title if kind in (None, "institution") else None,
        asked=whole_texts(words) if letters >= EXACT_FROM or wide else [],
        looked_at=LOOKED_AT if letters >= TITLES_FROM else LOOKED_AT_FOR_FEW_LETTERS,
        titles_looked_at=TITLES_LOOKED_AT,
        limit=limit,
    )


def _shared_out(direct: Direct, others: list[SearchResult], limit: int) -> tuple[SearchResult, ...]:
    """Return at most `limit` results, kind by kind, every kind with its share and what the others leave of theirs."""
    room = max(0, limit - len(direct.results))
    by_kind = {kind: [row for row in others if row.kind == kind] for kind in KINDS}
    turns = [row for turn in range(room) for rows in by_kind.values() for row in rows[turn : turn + 1]]
    taken = set(turns[:room])
    rows = [row for kind in KINDS for row in by_kind[kind] if row in taken]
    return (*direct.results[:limit], *rows)


def _result(found: Suggestion) -> SearchResult:
    count_of = {"paper": "authors", "institution": "people"}.get(found.kind, "papers")
    return convert(
        {
            "kind": found.kind,
            "id": found.id,
            "label": found.label,
            "detail": _detail(found),
            "count": found.count,
            "count_of": count_of,
            "direct": False,
        },
        SearchResult,
    )


def _detail(found: Suggestion) -> str:
    years = years_between(found.first_year, found.last_year)
    return joined_facts([years, *found.facts] if found.kind == "paper" else [*found.facts, years])
