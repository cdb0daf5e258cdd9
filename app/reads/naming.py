"""Who is meant by texts that people type or paste: names, identifiers, addresses; many at a time."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import unquote

from flask_babel import gettext as _
from msgspec import convert
from rapidfuzz.fuzz import token_sort_ratio

from ...cypher import load
from ...cypher.errors import IdentifierError
from ...cypher.graph import Graph
from ...cypher.identifiers import find_identifier
from ...cypher.spellings import umlauts_written_out
from .found import SearchResult
from .name_terms import name_query
from .results import results_by_id, with_owner_s_name
from .search_terms import Words, fold, loose_query, read_words
from .searched import NOBODY_SAID, Said, SaidEach, nobody_said

MOST_LETTERS = 500
MOST_NAMESAKES = 100
SHOWN_CANDIDATES = 12
SHOWN_FULLER = 3
LEAST_LIKENESS = 70
"""Of 100, as rapidfuzz counts it; one letter in six differs at about 83."""
_OUR_ADDRESS = re.compile(r"(?:https?://[^/\s]+)?/(?:authors|papers)/(?P<id>[^?#\s]+)(?:[?#].*)?")
_Stated = Mapping[str, tuple[str, ...]]
"""Names by authors' ids."""
_TITLES = re.compile(r"^\s*(?:(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms)(?:\.\s*|\s+))+(?=\S)", re.IGNORECASE)
_COMMA = re.compile(r"([^,]+),([^,]+)")


@dataclass(frozen=True)
class Meant:
    """What one text means; at most one of `author`, `paper` and `candidates` is there, and none for nobody."""

    text: str
    author: str | None = None
    """The id of the one person it means."""
    paper: str | None = None
    """The id of the one paper it identifies."""
    candidates: tuple[SearchResult, ...] = ()
    """The people it may mean, those with most papers first."""
    more: int = 0
    """How many more it may mean."""
    exact: bool = True
    """False where the candidates only have a similar name."""
    note: str | None = None
    """Why it means nobody, where it is an identifier."""
    owner_says: str | None = None
    """The name by which it means the one person, where no source gives it and only the owner of the record does."""
    fuller: tuple[str, ...] = ()
    """Names of others who have the one person's and more in it, as an initial; those with most papers first."""


@dataclass(frozen=True)
class Identified:
    """One entity that the identifier at this place of a list means."""

    place: int
    kind: Literal["author", "paper"]
    id: str
    current: bool
    """True where it is the entity's own id."""
    sure: bool
    """False where only a name on a paper led from the identifier to it."""


@dataclass(frozen=True)
class Named:
    """One person that the query at this place of a list finds."""

    place: int
    id: str
    names: tuple[str, ...]
    works: int
    stated: tuple[str, ...] = ()
    """Names that fit, and that only the owner of the record states."""


@dataclass(frozen=True)
class _Possible:
    """The ids that a text may mean, the likeliest first."""

    authors: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    exact: bool = True
    fuller: tuple[str, ...] = ()
    """As in Meant."""
    said: Said = NOBODY_SAID
    """Names of these authors that only the owners of their records state."""


def meanings(graph: Graph, texts: Iterable[str], said_each: SaidEach = nobody_said) -> dict[str, Meant]:
    """Return what each text means; a name that exactly one person bears, or is said to bear, means her."""
    wanted = list(dict.fromkeys(texts))
    possible = _identified(graph, wanted)
    notes = {text: note for text in wanted if text not in possible and (note := _unknown(text))}
    names = [text for text in wanted if text not in possible and text not in notes]
    possible |= _named(graph, names, said_each)
    shown = {id for each in possible.values() if _is_open(each) for id in each.authors[:SHOWN_CANDIDATES]}
    rows = {row.id: row for row in results_by_id(graph, "author", sorted(shown))}
    return {text: _meant(text, possible.get(text, _Possible()), rows, notes.get(text)) for text in wanted}


def entities_identified(graph: Graph, *, identifiers: list[str]) -> list[Identified]:
    """Return the authors and papers that identifiers mean, those whose own id it is first."""
    rows = graph.read(load("read")["entities_identified"], identifiers=identifiers)
    return convert(rows, list[Identified])


def authors_named(graph: Graph, *, queries: list[str], said: list[list[str]], limit: int) -> list[Named]:
    """Return the people that Lucene queries find, and for each query those of the ids that are said to fit."""
    rows = graph.read(load("read")["authors_named"], queries=queries, said=said, limit=limit)
    return convert(rows, list[Named])


def identifier_in(text: str) -> str | None:
    """Return the identifier that a text is or that an address of ours ends in; None for any other text.

    Raises IdentifierError where it is a malformed one.
    """
    ours = _OUR_ADDRESS.fullmatch(text.strip())
    return unquote(ours["id"]) if ours else find_identifier(text)


def _identified(graph: Graph, texts: Sequence[str]) -> dict[str, _Possible]:
    """Return what the texts mean that are identifiers of something here, in any of two spellings."""
    spelled = [(text, each) for text in texts for each in _spellings(text)]
    found: dict[str, list[Identified]] = {}
    for row in entities_identified(graph, identifiers=[each for _text, each in spelled]) if spelled else ():
        found.setdefault(spelled[row.place][0], []).append(row)
    return {text: _possible(rows) for text, rows in found.items()}


def _spellings(text: str) -> tuple[str, ...]:
    """Return the text as it stands, because our own ids may have any form, and the identifier in it."""
    try:
        return tuple(dict.fromkeys((text, identifier_in(text) or text)))
    except IdentifierError:
        return (text,)


def _unknown(text: str) -> str | None:
    """Return why an identifier means nothing here; None for a text that is none."""
    try:
        identifier = identifier_in(text)
    except IdentifierError as error:
        return f"{error}."
    return identifier and _("%(identifier)s is not in this graph.", identifier=identifier)


def _possible(rows: Sequence[Identified]) -> _Possible:
    current = [row for row in rows if row.current]
    sure = [row for row in rows if row.sure]
    best = current[:1] or sure or rows
    return _Possible(
        tuple(dict.fromkeys(row.id for row in best if row.kind == "author")),
        tuple(dict.fromkeys(row.id for row in best if row.kind == "paper")),
    )


def _named(graph: Graph, texts: Sequence[str], said_each: SaidEach) -> dict[str, _Possible]:
    """Return the people that bear each name, or where nobody does, those of a similar name."""
    words = {text: read_words(_given_name_first(text)) for text in texts}
    asked = {text: each for text, each in words.items() if each.words}
    said = said_each(list(asked), False)
    found = _search(graph, {text: (name_query(each), said[text].names) for text, each in asked.items()})
    # Looking for misspelled ones takes longer, and most names that are pasted are found.
    near = said_each([text for text in asked if text not in found], True)
    loose = {text: (loose_query(asked[text]), said.alike) for text, said in near.items()}
    similar = _search(graph, loose)
    exact = {text: _bearers(rows, asked[text]) for text, rows in found.items()}
    return exact | {text: _similar(_alike(rows, asked[text])) for text, rows in similar.items()}


def _search(graph: Graph, asked: Mapping[str, tuple[str, _Stated]]) -> dict[str, list[Named]]:
    """Return whom the query of each text finds, and those of whom a name is stated."""
    texts, found = list(asked), dict[str, list[Named]]()
    if not texts:
        return found
    queries, said = (
        [query for query, _names in asked.values()],
        [list(names) for _query, names in asked.values()],
    )
    for row in authors_named(graph, queries=queries, said=said, limit=MOST_NAMESAKES):
        text = texts[row.place]
        found.setdefault(text, []).append(replace(row, stated=asked[text][1].get(row.id, ())))
    return found


def _given_name_first(text: str) -> str:
    named = _TITLES.sub("", text)
    turned = _COMMA.fullmatch(named)
    return f"{turned[2].strip()} {turned[1].strip()}" if turned else named


def _bearers(rows: Sequence[Named], words: Words) -> _Possible:
    asked = _compared(words)
    bearers = [bearer for row in rows if (bearer := _bearer(row, asked))]
    if not bearers:
        return _similar(rows)
    ids = {bearer.id for bearer in bearers}
    others = [row for row in rows if row.id not in ids and _is_fuller(_plain(row.names[0]), asked)]
    others.sort(key=lambda row: (-row.works, row.id))
    return replace(_possibly(bearers), fuller=tuple(row.names[0] for row in others[:SHOWN_FULLER]))


def _is_fuller(name: str, asked: str) -> bool:
    """Tell whether a name begins and ends as the other does: a source that knows a middle name has another record."""
    more, less = name.split(), asked.split()
    return len(more) > len(less) > 1 and (more[0], more[-1]) == (less[0], less[-1]) and {*less} <= {*more}


def _is_called(name: str, asked: str) -> bool:
    """Tell whether a name is the one that was asked for, or that one with its umlauts written out."""
    return asked in (_plain(name), _plain(umlauts_written_out(name.lower())))


def _bearer(row: Named, asked: str) -> Named | None:
    """Return somebody with the name that was asked for, without what its owner states where a source says the same."""
    if any(_is_called(name, asked) for name in row.names):
        return replace(row, stated=())
    stated = tuple(name for name in row.stated if _is_called(name, asked))
    return replace(row, stated=stated) if stated else None


def _alike(rows: Sequence[Named], words: Words) -> list[Named]:
    """Return those of the fuzzy matches whose whole name is like the one that was asked for."""
    asked = _compared(words)
    return [
        row
        for row in rows
        if any(
            token_sort_ratio(_plain(name), asked, score_cutoff=LEAST_LIKENESS)
            for name in (*row.names, *row.stated)
        )
    ]


def _plain(name: str) -> str:
    return _compared(read_words(name))


def _compared(words: Words) -> str:
    """Return a name for comparing it: papers print one person's with and without a hyphen."""
    return " ".join(fold(" ".join(words.words)).replace("-", " ").split())


def _similar(rows: Sequence[Named]) -> _Possible:
    # The index gave the best fits first.
    return replace(_possibly(rows[:SHOWN_CANDIDATES]), exact=False)


def _possibly(rows: Sequence[Named]) -> _Possible:
    by_works = sorted(rows, key=lambda row: (-row.works, row.id))
    stated = {row.id: row.stated for row in rows if row.stated}
    return _Possible(tuple(row.id for row in by_works), said=Said(stated))


def _is_open(possible: _Possible) -> bool:
    return not possible.exact or len(possible.authors) + len(possible.papers) > 1


def _meant(text: str, possible: _Possible, rows: Mapping[str, SearchResult], note: str | None) -> Meant:
    if not _is_open(possible):
        author, paper = (next(iter(ids), None) for ids in (possible.authors, possible.papers))
        stated = next(iter(possible.said.names.get(author or "", ())), None)
        return Meant(text, author, paper, note=note, owner_says=stated, fuller=possible.fuller)
    shown = (rows[id] for id in possible.authors[:SHOWN_CANDIDATES])
    candidates = tuple(with_owner_s_name(row, possible.said) for row in shown)
    return Meant(
        text, candidates=candidates, more=len(possible.authors) - len(candidates), exact=possible.exact
    )
