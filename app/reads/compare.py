"""What two to ten people have in common, read and put together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from ..together import both
from .affiliations import Stay, affiliations_of_people, meeting
from .comparison import (
    Activity,
    CommonInstitution,
    CommonList,
    ComparedPair,
    Comparison,
    InCommon,
    YearOfWork,
)
from .parts import EntityRef, PersonCount
from .people import people_by_id
from .shared import check_people, shared_pairs
from .stats import graph_counts

MOST_COAUTHORS = 2000
MOST_ROWS = 500
Value = TypeVar("Value")
Other = TypeVar("Other")


@dataclass(frozen=True)
class PlaceYear:
    """The papers of one of the people in one year."""

    place: int
    year: int | None
    papers: int
    joint: int


@dataclass(frozen=True)
class PlaceCount:
    """The papers of one of the people."""

    place: int
    papers: int


@dataclass(frozen=True)
class CommonRow:
    """One thing that some of the people have in common."""

    id: str
    label: str
    counts: tuple[PlaceCount, ...]


@dataclass(frozen=True)
class PlaceCitations:
    """How many papers of one of the people cite another of them."""

    citing: int
    cited: int
    papers: int


@dataclass(frozen=True)
class _Facts:
    """What is known of pairs, by the places of the two."""

    papers: Mapping[tuple[int, int], int]
    coauthors: Mapping[tuple[int, int], int]
    citations: Mapping[tuple[int, int], int]
    stays: Mapping[int, Sequence[Stay]]


def compare(graph: Graph, ids: Sequence[str]) -> Comparison:
    """Return what the authors with these current ids have in common.

    Raises ParameterError for fewer than two, for more than ten, and for the same one twice.
    """
    check_people(ids)
    asked = list(ids)
    # The two halves take about as long: the second has the venues, whose names are long to read.
    (people, coauthors, years, papers), (topics, venues, stays, citations, known) = both(
        lambda: (
            people_by_id(graph, ids=asked),
            compare_coauthors(graph, ids=asked, limit=MOST_COAUTHORS + 1),
            compare_years(graph, ids=asked),
            shared_pairs(graph, ids=asked),
        ),
        lambda: (
            compare_topics(graph, ids=asked, limit=MOST_ROWS + 1),
            compare_venues(graph, ids=asked, limit=MOST_ROWS + 1),
            affiliations_of_people(graph, ids=asked),
            compare_citations(graph, ids=asked),
            graph_counts(graph)["citations"] > 0,
        ),
    )
    activity = _activities(people, years)
    joint = {(ids.index(pair.a), ids.index(pair.b)): pair.count for pair in papers}
    facts = _Facts(joint, _pair_counts(coauthors), _cited(citations), _by_person(stays))
    return Comparison(
        people=people,
        pairs=tuple(_pair(a, b, activity, facts) for a, b in combinations(range(len(people)), 2)),
        activity=activity,
        coauthors=_common(coauthors, len(asked), MOST_COAUTHORS),
        topics=_common(topics, len(asked), MOST_ROWS),
        venues=_common(venues, len(asked), MOST_ROWS),
        institutions=_institutions(stays, len(asked)),
        citations_known=known,
    )


def compare_years(graph: Graph, *, ids: list[str]) -> list[PlaceYear]:
    """Return how many papers each person wrote in each year, and how many with another of them."""
    return convert(graph.read(load("read")["compare_years"], ids=ids), list[PlaceYear])


def compare_coauthors(graph: Graph, *, ids: list[str], limit: int) -> list[CommonRow]:
    """Return people who wrote with at least two of the people."""
    return convert(graph.read(load("read")["compare_coauthors"], ids=ids, limit=limit), list[CommonRow])


def compare_topics(graph: Graph, *, ids: list[str], limit: int) -> list[CommonRow]:
    """Return topics that at least two of the people wrote about."""
    return convert(graph.read(load("read")["compare_topics"], ids=ids, limit=limit), list[CommonRow])


def compare_venues(graph: Graph, *, ids: list[str], limit: int) -> list[CommonRow]:
    """Return venues that at least two of the people published in."""
    return convert(graph.read(load("read")["compare_venues"], ids=ids, limit=limit), list[CommonRow])


def compare_citations(graph: Graph, *, ids: list[str]) -> list[PlaceCitations]:
    """Return how many papers of each person cite each other one."""
    return convert(graph.read(load("read")["compare_citations"], ids=ids), list[PlaceCitations])


def _activities(people: Sequence[PersonCount], rows: Sequence[PlaceYear]) -> tuple[Activity, ...]:
    return tuple(
        _activity(person, [row for row in rows if row.place == place]) for place, person in enumerate(people)
    )


def _activity(person: PersonCount, rows: Sequence[PlaceYear]) -> Activity:
    years = tuple(YearOfWork(row.year, row.papers, row.joint) for row in rows if row.year is not None)
    return Activity(
        person=EntityRef("author", person.id, person.name),
        first_year=min((each.year for each in years), default=None),
        last_year=max((each.year for each in years), default=None),
        years=years,
        papers=sum(row.papers for row in rows),
        joint=sum(row.joint for row in rows),
        undated=sum(row.papers for row in rows if row.year is None),
    )


def _cited(rows: Sequence[PlaceCitations]) -> dict[tuple[int, int], int]:
    return {(row.citing, row.cited): row.papers for row in rows}


def _by_person(stays: Sequence[Stay]) -> dict[int, list[Stay]]:
    return {
        place: [stay for stay in stays if stay.place == place] for place in {stay.place for stay in stays}
    }


def _pair_counts(rows: Sequence[CommonRow]) -> Counter[tuple[int, int]]:
    return Counter(
        pair for row in rows for pair in combinations(sorted(count.place for count in row.counts), 2)
    )


def _pair(a: int, b: int, activity: Sequence[Activity], facts: _Facts) -> ComparedPair:
    years = _overlap(activity[a], activity[b])
    return ComparedPair(
        a=activity[a].person,
        b=activity[b].person,
        papers=facts.papers.get((a, b), 0),
        coauthors=facts.coauthors.get((a, b), 0),
        a_cites_b=facts.citations.get((a, b), 0),
        b_cites_a=facts.citations.get((b, a), 0),
        first_year=years[0] if years else None,
        last_year=years[1] if years else None,
        institutions=tuple(
            meeting(one, other)
            for one in facts.stays.get(a, ())
            for other in facts.stays.get(b, ())
            if one.id == other.id
        ),
    )


def _overlap(a: Activity, b: Activity) -> tuple[int, int] | None:
    if a.first_year is None or a.last_year is None or b.first_year is None or b.last_year is None:
        return None
    first, last = max(a.first_year, b.first_year), min(a.last_year, b.last_year)
    return (first, last) if first <= last else None


def _common(rows: Sequence[CommonRow], people: int, most: int) -> CommonList:
    shown = [
        InCommon(row.id, row.label, _by_place({count.place: count.papers for count in row.counts}, people, 0))
        for row in rows[:most]
    ]
    return CommonList(tuple(shown), len(shown), complete=len(rows) <= most)


def _institutions(stays: Sequence[Stay], people: int) -> tuple[CommonInstitution, ...]:
    by_id: dict[str, list[Stay]] = {}
    for stay in stays:
        by_id.setdefault(stay.id, []).append(stay)
    shared = [each for each in by_id.values() if len({stay.place for stay in each}) > 1]
    rows = [
        CommonInstitution(
            each[0].id,
            each[0].name,
            _by_place({stay.place: (stay.from_year, stay.to_year) for stay in each}, people, None),
        )
        for each in shared
    ]
    return tuple(sorted(rows, key=lambda row: (row.years.count(None), row.label)))


def _by_place(values: Mapping[int, Value], people: int, absent: Other) -> tuple[Value | Other, ...]:
    return tuple(values.get(place, absent) for place in range(people))
