"""Where some people are or were affiliated, and which two were so at the same time."""

from dataclasses import dataclass
from typing import Literal

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph

Meeting = Literal["same time", "other times", "unknown"]


@dataclass(frozen=True)
class Stay:
    """One person's affiliation with one institution."""

    place: int
    """The person's place in the list that was asked for."""
    id: str
    name: str
    from_year: int | None
    to_year: int | None


@dataclass(frozen=True)
class SharedInstitution:
    """An institution that two people have been affiliated with."""

    id: str
    name: str
    when: Meeting
    """"unknown" where the years of one of them are."""
    from_year: int | None
    """The first year that both were there; None unless at the same time."""
    to_year: int | None
    a: tuple[int | None, int | None]
    """The first one's years there."""
    b: tuple[int | None, int | None]


def affiliations_of_people(graph: Graph, *, ids: list[str]) -> list[Stay]:
    """Return all affiliations of people, in the order of their ids."""
    return convert(graph.read(load("read")["affiliations_of_people"], ids=ids), list[Stay])


def meeting(a: Stay, b: Stay) -> SharedInstitution:
    """Return when two people were at an institution that both stays are at."""
    first, last = _known(a), _known(b)
    years = (a.from_year, a.to_year), (b.from_year, b.to_year)
    if first is None or last is None:
        return SharedInstitution(a.id, a.name, "unknown", None, None, *years)
    start, end = max(first[0], last[0]), min(first[1], last[1])
    if start > end:
        return SharedInstitution(a.id, a.name, "other times", None, None, *years)
    return SharedInstitution(a.id, a.name, "same time", start, end, *years)


def _known(stay: Stay) -> tuple[int, int] | None:
    """Return the years of a stay; one that is known stands for both."""
    years = [year for year in (stay.from_year, stay.to_year) if year is not None]
    return (years[0], years[-1]) if years else None
