"""The explorer's reads: one typed function for each query."""

from typing import TypedDict, cast

from ...cypher import load
from ...cypher.graph import Graph
from .rows import FoundNeighbours, FoundPicture


class Sources(TypedDict):
    """Where neighbours are looked for, and which papers count; ids kind by kind."""

    authors: list[str]
    papers: list[str]
    topics: list[str]
    institutions: list[str]
    from_year: int | None
    to_year: int | None
    topic: str | None
    institution: str | None
    place: str


class Wanted(TypedDict):
    """Which of the neighbours are returned."""

    order: str
    known: list[str]
    """Ids that are not to be returned."""
    limit: int


def explore_picture(
    graph: Graph,
    *,
    authors: list[str],
    papers: list[str],
    topics: list[str],
    institutions: list[str],
    topic: str | None,
    institution: str | None,
    place: str,
) -> FoundPicture:
    """Return the entities with these ids and what connects them, over the papers that pass the filters."""
    rows = graph.read(
        load("read")["explore_picture"],
        authors=authors,
        papers=papers,
        topics=topics,
        institutions=institutions,
        topic=topic,
        institution=institution,
        place=place,
    )
    return cast(FoundPicture, rows[0])


def explore_people(graph: Graph, sources: Sources, wanted: Wanted, *, least: int) -> FoundNeighbours:
    """Return the people around the sources, with at least so many joint papers."""
    rows = graph.read(load("read")["explore_people"], **sources, **wanted, least=least)
    return cast(FoundNeighbours, rows[0])


def explore_papers(graph: Graph, sources: Sources, wanted: Wanted, *, near: list[str]) -> FoundNeighbours:
    """Return the papers around the sources; the order `closeness` counts their authors among `near`."""
    rows = graph.read(load("read")["explore_papers"], **sources, **wanted, near=near)
    return cast(FoundNeighbours, rows[0])


def explore_topics(graph: Graph, sources: Sources, wanted: Wanted) -> FoundNeighbours:
    """Return the topics around the sources."""
    return cast(FoundNeighbours, graph.read(load("read")["explore_topics"], **sources, **wanted)[0])


def explore_institutions(graph: Graph, sources: Sources, wanted: Wanted) -> FoundNeighbours:
    """Return the institutions around the sources."""
    return cast(FoundNeighbours, graph.read(load("read")["explore_institutions"], **sources, **wanted)[0])
