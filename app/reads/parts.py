"""The small parts that pages share: links, counts, rows of lists. All frozen; absent facts are None or empty.

An `id` is an entity's current identifier, such as `doi:10.1/x`, and leads to its page; dates are ISO text.
"""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["author", "paper", "topic", "institution"]
WorkSort = Literal[
    "newest", "cited", "cited_here", "citation_percentile", "novelty", "code", "place", "authors"
]
"""What comes first in a list of works; works of equal rank are ordered newest first."""
SORTS: tuple[WorkSort, ...] = get_args(WorkSort)


@dataclass(frozen=True)
class EntityRef:
    """One entity, as a link."""

    kind: Kind
    id: str
    label: str
    """Its name or title."""


@dataclass(frozen=True)
class IdentifierLink:
    """One identifier of an entity."""

    id: str
    """The whole identifier, such as "orcid:0000-0002-1825-0097"."""
    scheme: str
    """What stands before its colon, such as "orcid"."""
    value: str
    """What stands behind it."""
    url: str | None
    """Its page at the service that gave it, where there is one."""


@dataclass(frozen=True)
class SourceNote:
    """What one source says of an entity, counted."""

    source: str
    """The source's short name, such as "openalex"."""
    records: int
    """How many of its records describe the entity; 0 where the records were not kept."""
    loaded: str | None
    """When the newest of them was loaded."""
    updated: str | None
    """The source's own date of the newest of them."""


@dataclass(frozen=True)
class SourceEvidence(SourceNote):
    """What one source says of a person; its records are those of the person and of her papers."""

    papers: int
    """Papers on which it names the person."""
    listed: int
    """Those of them that it lists on the person's profile."""
    profiles: int
    """Its records of the person."""


@dataclass(frozen=True)
class Person:
    """One author in a list of authors."""

    id: str
    name: str
    """The name as the paper prints it, where that is known."""
    position: int | None
    """The place in the paper's list of authors, from 1; None where the source does not say."""
    is_focus: bool
    """True for the person whose profile shows this list."""


@dataclass(frozen=True)
class TopicCount:
    """A topic, with the number of papers that it shares with the page's entity."""

    id: str
    name: str
    kind: str
    """keyword, category, area, topic, concept, subfield, field or domain."""
    works: int


@dataclass(frozen=True)
class PersonCount:
    """A person, with the number of papers by her among those that the page is about."""

    id: str
    name: str
    works: int


@dataclass(frozen=True)
class InstitutionCount:
    """An institution, with the number of people or papers that connect it with the page's entity."""

    id: str
    name: str
    country_code: str | None
    count: int


@dataclass(frozen=True)
class Work:
    """A paper as one row of a list."""

    id: str
    title: str
    year: int | None
    date: str | None
    type: str | None
    venue: str | None
    authors: tuple[Person, ...]
    """In order: the first ten, then the profile's person where she comes later."""
    author_count: int
    authors_complete: bool
    """False where the source names only some of the authors."""
    listed: bool
    """True where the source lists this paper on the profile of the person whose page this is."""
    topics: tuple[EntityRef, ...]
    """At most 12, the surest first."""
    abstract: str | None
    comments: str | None
    journal_ref: str | None
    doi: str | None
    doi_url: str | None
    arxiv_id: str | None
    arxiv_url: str | None
    url: str | None
    has_code: bool
    code_url: str | None
    retracted: bool
    cited_by_count: int | None
    """Citations by the source's own count, not by this graph's."""
    sources: tuple[str, ...]
    cited_here: int = 0
    """Citations by papers of this graph."""
    citation_percentile: float | None = None
    """0 to 100; None where there is too little data, or nothing was computed."""
    novelty: float | None = None
    """0 to 100, likewise."""


@dataclass(frozen=True)
class YearCount:
    """How many works a year has; the year is None for works without one."""

    year: int | None
    works: int


@dataclass(frozen=True)
class TypeCount:
    """How many works have a type; the type is None for works without one."""

    type: str | None
    works: int


@dataclass(frozen=True)
class WorkFilter:
    """Which works of a list are wanted; an absent condition lets all through."""

    year: int | None = None
    type: str | None = None
    listed: bool = False
    """True for only those that the source lists on the person's profile."""
    without: tuple[str, ...] = ()
    """Papers that the list leaves out, because the owner of the record hides them."""
    sort: WorkSort = "newest"
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True)
class WorkList:
    """Works newest first, one page of them, and what the whole list is made of."""

    works: tuple[Work, ...]
    total: int
    """How many pass the filter."""
    next: int | None
    """The offset of the next page; None on the last one."""
    years: tuple[YearCount, ...]
    """All works of the list by year, newest first, whatever the filter."""
    types: tuple[TypeCount, ...]
    """All works of the list by type, the most frequent first, whatever the filter."""
    filter: WorkFilter


@dataclass(frozen=True)
class PaperRef:
    """A paper in few words."""

    id: str
    title: str
    year: int | None
    type: str | None
    venue: str | None
    author: str | None
    """The first author's name, where there is one."""
    author_count: int
    retracted: bool = False


@dataclass(frozen=True)
class PaperList:
    """Some papers, newest first, and how many there are."""

    papers: tuple[PaperRef, ...]
    total: int
    next: int | None
