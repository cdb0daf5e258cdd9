"""What ties the people of a picture: the filters choose which papers count, and everything is counted over those."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from .rows import FoundPicture, JointRow
from .view import Filters

MANY_AUTHORS = 200
"""A paper with more people shown ties only those of them whom another paper ties as well."""
Pair = tuple[int, int]


@dataclass
class Tie:
    """What connects two people: their joint papers that count."""

    papers: int = 0
    closeness: float = 0.0
    """Each joint paper of n authors counts 1/(n-1) (Newman 2001)."""
    first: int | None = None
    """The year of the oldest."""
    last: int | None = None
    """The year of the newest."""
    places: list[int] = field(default_factory=list[int])
    """Which of the papers shown are among them, by place."""

    def add(self, year: int, authors: int, place: int) -> None:
        """Count one more joint paper; year 0 is none."""
        self.papers += 1
        self.closeness += 1 / max(authors - 1, 1)
        if year:
            self.first = min(self.first or year, year)
            self.last = max(self.last or year, year)
        if place >= 0:
            self.places.append(place)


@dataclass
class Works:
    """The papers of one person that count."""

    count: int = 0
    first: int | None = None
    last: int | None = None

    def add(self, year: int) -> None:
        """Count one more paper; year 0 is none."""
        self.count += 1
        if year:
            self.first = min(self.first or year, year)
            self.last = max(self.last or year, year)


@dataclass
class Counts:
    """What the papers that count say of the people and papers in a picture, all by place."""

    ties: dict[Pair, Tie]
    works: dict[int, Works]
    authored: list[tuple[int, int, int, int]]
    """(person, paper, position or 0, number of authors) of the authorships that count on papers shown."""
    papers: set[int]
    """The papers shown that count."""
    years: Counter[int]
    """Papers by year that every filter but the years lets through; 0 for those without one."""
    too_many: int
    """Papers of so many people shown that they tie nobody by themselves."""


def count(found: FoundPicture, filters: Filters) -> Counts:
    """Return what the papers that count tie; `found` holds only papers that pass the topic and the institution."""
    counts = Counts({}, {}, [], set(), Counter(), 0)
    crowds: list[JointRow] = []
    for row in found["joint"]:
        _count_paper(counts, row, filters, crowds)
    for at, year in zip(found["alone"], found["alone_years"], strict=True):
        counts.years[year] += 1
        if in_years(year, filters):
            counts.works.setdefault(at, Works()).add(year)
    _count_crowds(counts, crowds)
    return counts


def in_years(year: int, filters: Filters) -> bool:
    """Tell whether a paper of a year, 0 for none, passes the filter of years."""
    return filters.years is None or filters.years[0] <= year <= filters.years[1]


def _count_paper(counts: Counts, row: JointRow, filters: Filters, crowds: list[JointRow]) -> None:
    place, year, authors, by, positions = row
    # Odd data names a person twice on one paper: the first place is hers.
    at = dict(zip(reversed(by), reversed(positions), strict=True))
    counting = [person for person in at if filters.place == "any" or _fits(at[person], authors, filters)]
    if not counting and (place < 0 or at):
        return
    counts.years[year] += 1
    if not in_years(year, filters):
        return
    if place >= 0:
        counts.papers.add(place)
        counts.authored.extend((person, place, at[person], authors) for person in counting)
    for person in counting:
        counts.works.setdefault(person, Works()).add(year)
    if len(at) > MANY_AUTHORS:
        crowds.append(row)
        return
    for pair in _pairs(sorted(at), set(counting)):
        counts.ties.setdefault(pair, Tie()).add(year, authors, place)


def _fits(position: int, authors: int, filters: Filters) -> bool:
    first, last = position == 1, position == authors
    return {"first": first, "last": last}.get(filters.place, first or last)


def _pairs(people: Sequence[int], counting: set[int]) -> Iterator[Pair]:
    if len(counting) == len(people):
        return combinations(people, 2)
    return (pair for pair in combinations(people, 2) if pair[0] in counting or pair[1] in counting)


def _count_crowds(counts: Counts, crowds: Sequence[JointRow]) -> None:
    """Count papers of very many people only where two of them are tied already: all pairs would be millions."""
    counts.too_many = len(crowds)
    for place, year, authors, by, _ in crowds:
        people = set(by)
        for (a, b), tie in counts.ties.items():
            if a in people and b in people:
                tie.add(year, authors, place)
