"""What a search is asked for beside its words, and what it gives. All frozen."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from .found import SearchResult
from .parts import Kind

Sort = Literal["relevance", "newest", "cited", "largest"]
FacetName = Literal["kind", "year", "topic", "institution", "type"]
KINDS: tuple[Kind, ...] = ("author", "paper", "topic", "institution")
SORTS: tuple[Sort, ...] = ("relevance", "newest", "cited", "largest")


@dataclass(frozen=True)
class SearchFilter:
    """Which results are wanted; an absent condition lets all through.

    A person passes who wrote on the topic in these years; a kind that lacks what is asked for is left out.
    """

    first_year: int | None = None
    last_year: int | None = None
    topic: str | None = None
    """A topic's id: papers on it, and people who wrote on it."""
    institution: str | None = None
    """An institution's id: papers that name it, and people who were there."""
    type: str | None = None
    """A paper's type, a topic's kind or an institution's type."""


@dataclass(frozen=True)
class Wish:
    """How results are wanted: filtered, sorted, from which place, and whether only in the very spelling."""

    filter: SearchFilter = SearchFilter()
    sort: Sort = "relevance"
    offset: int = 0
    exact: bool = False


@dataclass(frozen=True)
class Said:
    """Names that fit the words, and that no source gives: only the owners of the records state them."""

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """By authors' ids, what fits best first."""
    cut: bool = False
    """True where more fit."""
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Where none fits, those that are spelled nearly so, by authors' ids."""


NOBODY_SAID = Said()
SaidEach = Callable[[Collection[str], bool], Mapping[str, Said]]
"""Gives for each of several names what owners say, also what is spelled nearly so where that is wanted."""


def nobody_said(names: Collection[str], _alike: bool) -> Mapping[str, Said]:
    """Return that no owner states any of the names."""
    return dict.fromkeys(names, NOBODY_SAID)


@dataclass(frozen=True)
class FacetValue:
    """One value that results have, and how many of them."""

    value: str
    """As the filter takes it."""
    label: str
    count: int
    at_least: bool
    """True where counting stopped at this number."""


@dataclass(frozen=True)
class Facet:
    """What the results have in one respect."""

    name: FacetName
    values: tuple[FacetValue, ...]
    """Years newest first, all others the most frequent first; at most 12 of topics, institutions and types."""
    counted: int
    """How many results were looked at, the best first."""


@dataclass(frozen=True)
class SearchResults:
    """What a search found, the best first or as the sort says."""

    query: str
    kind: Kind | None
    """The kind that was asked for; None for all."""
    results: tuple[SearchResult, ...]
    truncated: bool
    """True where there are more than are shown."""
    note: str | None
    """Why there is nothing, where the query held nothing to search for, or what was found instead."""
    total: int = 0
    at_least: bool = False
    """True where counting stopped at the total."""
    next: int | None = None
    """The offset of the next page; None on the last one, and where paging ends."""
    sort: Sort = "relevance"
    sorts: tuple[Sort, ...] = ()
    """The orders that make a difference here."""
    filter: SearchFilter = SearchFilter()
    facets: tuple[Facet, ...] = ()
    corrected: str | None = None
    """The spelling whose results these are, where nothing is spelled as the query is."""
    alternative: str | None = None
    """A spelling that more is found for, where the query finds little."""
