"""What looking for things gives: an address's entity, search results, shared papers, paths. All frozen."""

from dataclasses import dataclass
from typing import Literal

from .parts import EntityRef, Kind, PaperRef, PersonCount, Work


@dataclass(frozen=True)
class Found:
    """An identifier that leads to one entity."""

    kind: Kind
    id: str
    """The entity's current identifier."""
    moved: bool
    """True where another identifier was asked for, so that the address should change to this one."""


@dataclass(frozen=True)
class Ambiguous:
    """An identifier that leads to several entities, which the sources have not told apart."""

    kind: Kind
    identifier: str
    message: str
    candidates: tuple["SearchResult", ...]


@dataclass(frozen=True)
class SearchResult:
    """One entity that a search found."""

    kind: Kind
    id: str
    label: str
    """Its name or title."""
    detail: str
    """What tells it from its namesakes: "Alibaba Group", "2021, SIGMOD, by Ada Lovelace and 3 others"."""
    count: int
    """Papers of an author, topic or institution's people; for a paper the number of its authors."""
    count_of: Literal["papers", "authors", "people"]
    direct: bool
    """True where the query was an identifier of it."""


@dataclass(frozen=True)
class SearchResults:
    """What a search found, the best first."""

    query: str
    kind: Kind | None
    """The kind that was asked for; None for all."""
    results: tuple[SearchResult, ...]
    truncated: bool
    """True where there are more than are shown."""
    note: str | None
    """Why there is nothing, where the query held nothing to search for."""


@dataclass(frozen=True)
class Pair:
    """Two people and how many papers carry both names."""

    a: str
    b: str
    a_name: str
    b_name: str
    count: int
    listed: int
    """Those of them that the source lists on both profiles."""


@dataclass(frozen=True)
class PathStep:
    """Two people who wrote papers together, one step of a path."""

    a: EntityRef
    b: EntityRef
    papers: tuple[PaperRef, ...]
    """Their joint papers, newest first, at most five."""
    total: int


@dataclass(frozen=True)
class Path:
    """The shortest way from one person to another over joint papers."""

    start: EntityRef
    end: EntityRef
    state: Literal["found", "none", "stopped"]
    """"none": no path within 4 hops; "stopped": the search took too long."""
    message: str
    """The state in a sentence."""
    hops: int | None
    steps: tuple[PathStep, ...]


@dataclass(frozen=True)
class SharedPapers:
    """The papers that all of some people wrote, newest first, and how each two of them are connected."""

    authors: tuple[PersonCount, ...]
    """As asked for, with the number of all their papers."""
    papers: tuple[Work, ...]
    total: int
    next: int | None
    pairs: tuple[Pair, ...]
    path: Path | None
    """For two people who share no paper; None for all others."""
