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
    owner_says: str | None = None
    """A name that the query fits, where no source gives it and only the owner of the record states it."""


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
    strength: float
    """The sum over their joint papers of 1 / (authors - 1)."""
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True)
class Way:
    """One way from a person to another."""

    hops: int
    steps: tuple[PathStep, ...]
    strength: float
    """That of its weakest step."""
    last_year: int | None
    """The newest year of the step that is the longest ago; None where one has no year."""


@dataclass(frozen=True)
class PathOptions:
    """What a path is wished to be; an absent wish lets all paths through."""

    avoid: tuple[EntityRef, ...] = ()
    """People who must not be on it."""
    since: int | None = None
    """Only papers of this year and later make a tie."""
    through: EntityRef | None = None
    """An institution that somebody between the ends is affiliated with."""


@dataclass(frozen=True)
class Path:
    """The shortest ways from one person to another over joint papers."""

    start: EntityRef
    end: EntityRef
    state: Literal["found", "none", "stopped"]
    """"none": no path within 4 hops; "stopped": the search took too long."""
    message: str
    """The state in a sentence."""
    hops: int | None
    """Of the first way."""
    steps: tuple[PathStep, ...]
    """Of the first way."""
    ways: tuple[Way, ...]
    """The shortest, the closest first, and where they are few, those of one hop more."""
    total: int
    """How many of the fewest hops there are; of four hops one is counted for each person in the middle."""
    stopped: bool
    """True where time ended the search, so that there may be closer ways."""
    options: PathOptions


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
