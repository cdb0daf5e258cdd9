"""What the pages of topics, institutions and venues show and the API sends: each gathers papers."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from .parts import (
    EntityRef,
    IdentifierLink,
    InstitutionCount,
    PaperList,
    PersonCount,
    SourceNote,
    TopicCount,
    YearCount,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Ranking(Generic[T]):
    """Some of the entities that stand out, the first of them first, and how many there are."""

    rows: tuple[T, ...]
    total: int
    next: int | None
    """The offset of the rows after these; None where there are none."""


@dataclass(frozen=True)
class Counted:
    """The papers over which a page's people, topics and institutions are counted: its newest ones."""

    works: int
    since: int | None
    """The year from which on they are; None where all papers of the page are counted."""
    crowded: int
    """How many of them are left out for people and institutions, because they have more authors than `crowd`."""
    crowd: int


@dataclass(frozen=True)
class Span:
    """Some years, their ends included, the papers in them that are meant, and all papers that these are part of."""

    from_year: int
    to_year: int
    works: int
    of: int


@dataclass(frozen=True)
class Trend:
    """How a topic's share of the graph's papers has moved."""

    state: Literal["rising", "fading", "steady", "too few papers"]
    definition: str
    early: Span
    late: Span


@dataclass(frozen=True)
class TopicShare:
    """A topic on the papers of another one, in two spans of years."""

    id: str
    name: str
    kind: str
    early: int
    """Papers in the earlier span."""
    late: int
    early_share: float
    """Of the page's topic's papers in that span, between 0 and 1."""
    late_share: float


@dataclass(frozen=True)
class Movement:
    """Topics that take a growing or a shrinking share of a topic's papers."""

    definition: str
    early: Span
    late: Span
    rising: tuple[TopicShare, ...]
    fading: tuple[TopicShare, ...]


@dataclass(frozen=True)
class TopicPage:
    """A topic with its papers, its people, what lies beside it, and where it is going."""

    id: str
    name: str
    kind: str
    """keyword, category, area, topic, concept, subfield, field or domain."""
    identifiers: tuple[IdentifierLink, ...]
    works: int
    years: tuple[YearCount, ...]
    """All papers by year, newest first, undated ones last."""
    papers: PaperList
    counted: Counted
    people: Ranking[PersonCount]
    neighbours: Ranking[TopicCount]
    institutions: Ranking[InstitutionCount]
    trend: Trend | None
    """None where the graph has too few years to compare."""
    movement: Movement | None
    """None where the topic has too few papers to compare, or too many to count while a reader waits."""
    parents: tuple[EntityRef, ...]
    children: tuple[EntityRef, ...]
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True)
class Member:
    """Someone whom papers connect with an institution."""

    id: str
    name: str
    works: int
    """Papers that name the institution beside this person."""
    from_year: int | None
    to_year: int | None


@dataclass(frozen=True)
class Partner:
    """An institution on the same papers as the page's one."""

    id: str
    name: str
    country_code: str | None
    latitude: float | None
    longitude: float | None
    count: int
    """Joint papers."""


@dataclass(frozen=True)
class CountryCount:
    """A country of partner institutions."""

    country_code: str
    institutions: int
    works: int
    """Joint papers, each counted once however many of the country's institutions it names."""


@dataclass(frozen=True)
class InstitutionPage:
    """An institution with its people now and before, their papers, and whom it works with."""

    id: str
    name: str
    other_names: tuple[str, ...]
    country_code: str | None
    city: str | None
    type: str | None
    homepage: str | None
    latitude: float | None
    longitude: float | None
    identifiers: tuple[IdentifierLink, ...]
    people_total: int
    counted_people: int
    """Papers, topics and partners are counted over this many of its people, the latest ones."""
    crowded: int
    """Papers left out for partners, because they have more authors than `crowd`."""
    crowd: int
    now_definition: str
    now_since: int | None
    """Whom a paper of that year or later names beside the institution, and no later one beside another, is there."""
    people_now: Ranking[Member]
    people_before: Ranking[Member]
    years: tuple[YearCount, ...]
    papers: PaperList
    """Those whose authorships name the institution."""
    topics: Ranking[TopicCount]
    partners: Ranking[Partner]
    places: tuple[Partner, ...]
    """Those of the first 200 partners whose coordinates a source gives."""
    countries: tuple[CountryCount, ...]
    """Of the partners; empty where no source gives them."""
    parents: tuple[EntityRef, ...]
    children: tuple[EntityRef, ...]
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True)
class VenuePage:
    """A venue, such as a journal or a conference's proceedings, with its papers, people, topics and institutions."""

    name: str
    works: int
    years: tuple[YearCount, ...]
    papers: PaperList
    counted: Counted
    people: Ranking[PersonCount]
    topics: Ranking[TopicCount]
    institutions: Ranking[InstitutionCount]
