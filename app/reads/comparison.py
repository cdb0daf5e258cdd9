"""What a comparison of two to ten people says. All frozen; places count the compared people from 0."""

from dataclasses import dataclass

from .affiliations import SharedInstitution
from .parts import EntityRef, PersonCount


@dataclass(frozen=True)
class YearOfWork:
    """One person's papers of one year."""

    year: int
    papers: int
    joint: int
    """Those of them that another of the compared people wrote too."""


@dataclass(frozen=True)
class Activity:
    """When one of the compared people wrote papers."""

    person: EntityRef
    first_year: int | None
    last_year: int | None
    years: tuple[YearOfWork, ...]
    """Years without papers are left out."""
    papers: int
    joint: int
    undated: int
    """Papers without a year, counted in `papers` too."""


@dataclass(frozen=True)
class ComparedPair:
    """Two of the compared people."""

    a: EntityRef
    b: EntityRef
    papers: int
    """Papers by both."""
    coauthors: int
    """People who wrote with each of the two, without the two; at most as many as Comparison.coauthors holds."""
    a_cites_b: int
    """Papers by the first that cite one by the second."""
    b_cites_a: int
    first_year: int | None
    """The first of the years in which both were active, between their first and last papers; None where none."""
    last_year: int | None
    institutions: tuple[SharedInstitution, ...]


@dataclass(frozen=True)
class InCommon:
    """A co-author, topic or venue that at least two of the compared people have in common."""

    id: str
    label: str
    counts: tuple[int, ...]
    """Each person's papers with it, in their order."""


@dataclass(frozen=True)
class CommonList:
    """What they have in common of one kind, most people first."""

    rows: tuple[InCommon, ...]
    total: int
    complete: bool
    """False where there are more than `total`, which were not counted."""


@dataclass(frozen=True)
class CommonInstitution:
    """An institution that at least two of the compared people are or were affiliated with."""

    id: str
    label: str
    years: tuple[tuple[int | None, int | None] | None, ...]
    """Each person's first and last year there, in their order; None for who was not."""


@dataclass(frozen=True)
class Comparison:
    """What some people have in common."""

    people: tuple[PersonCount, ...]
    pairs: tuple[ComparedPair, ...]
    activity: tuple[Activity, ...]
    coauthors: CommonList
    topics: CommonList
    venues: CommonList
    institutions: tuple[CommonInstitution, ...]
    citations_known: bool
    """False where the graph holds no citation at all, so that none between them says nothing."""
