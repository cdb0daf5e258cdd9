"""The explorer's reads: one typed function for each query.

Their parameters are maps: the database makes a plan for each size of a list, and for each absent value, that is a
parameter of its own, and such a plan costs more than the query.
"""

from collections.abc import Mapping
from typing import TypedDict, cast

from ...cypher import load
from ...cypher.graph import Graph
from .rows import FoundAffiliations, FoundNeighbours, FoundPicture, FoundSubjects, FoundWays

Around = Mapping[str, list[str]]
"""{authors, papers, topics, institutions}: ids, kind by kind."""


class PaperFilters(TypedDict):
    """Which papers count; None where it does not matter."""

    from_year: int | None
    to_year: int | None
    topic: str | None
    institution: str | None
    place: str
    least: int
    """Joint papers that a person needs to be a neighbour."""


class Asked(TypedDict):
    """Which of the neighbours are returned."""

    order: str
    known: list[str]
    """Ids that are not to be returned."""
    limit: int
    near: list[str]
    """Ids of the people whose papers come first where papers are ordered by closeness."""


def explore_picture(graph: Graph, around: Around, filters: PaperFilters) -> FoundPicture:
    """Return the entities with these ids and what connects them; of the filters, the years are not looked at."""
    rows = graph.read(load("read")["explore_picture"], around=around, filters=filters)
    return cast(FoundPicture, rows[0])


def explore_people(graph: Graph, around: Around, filters: PaperFilters, asked: Asked) -> FoundNeighbours:
    """Return the people around some entities."""
    rows = graph.read(load("read")["explore_people"], around=around, filters=filters, asked=asked)
    return cast(FoundNeighbours, rows[0])


def explore_papers(graph: Graph, around: Around, filters: PaperFilters, asked: Asked) -> FoundNeighbours:
    """Return the papers around some entities."""
    rows = graph.read(load("read")["explore_papers"], around=around, filters=filters, asked=asked)
    return cast(FoundNeighbours, rows[0])


def explore_topics(graph: Graph, around: Around, filters: PaperFilters, asked: Asked) -> FoundNeighbours:
    """Return the topics around some entities."""
    rows = graph.read(load("read")["explore_topics"], around=around, filters=filters, asked=asked)
    return cast(FoundNeighbours, rows[0])


def explore_institutions(
    graph: Graph, around: Around, filters: PaperFilters, asked: Asked
) -> FoundNeighbours:
    """Return the institutions around some entities."""
    rows = graph.read(load("read")["explore_institutions"], around=around, filters=filters, asked=asked)
    return cast(FoundNeighbours, rows[0])


def explore_affiliations(graph: Graph, around: Around) -> list[FoundAffiliations]:
    """Return the institutions of the authors, the newest first."""
    return cast(list[FoundAffiliations], graph.read(load("read")["explore_affiliations"], around=around))


def explore_subjects(graph: Graph, around: Around) -> list[FoundSubjects]:
    """Return the topics of the authors' papers and of the papers, the first first."""
    return cast(list[FoundSubjects], graph.read(load("read")["explore_subjects"], around=around))


def explore_ways(graph: Graph, seconds: float, around: Around, filters: PaperFilters) -> list[FoundWays]:
    """Return the shortest ways between each two of some entities; raises QueryStopped past so many seconds."""
    rows = graph.read_within(seconds, load("read")["explore_ways"], around=around, filters=filters)
    return cast(list[FoundWays], rows)
