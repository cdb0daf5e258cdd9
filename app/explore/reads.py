"""The explorer's reads: one typed function for each query."""

from typing import TypedDict, cast

from ...cypher import load
from ...cypher.graph import Graph
from .rows import FoundAffiliations, FoundNeighbours, FoundPicture, FoundSubjects, FoundWays


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


def explore_ways(
    graph: Graph,
    seconds: float,
    *,
    authors: list[str],
    papers: list[str],
    topics: list[str],
    institutions: list[str],
    from_year: int | None,
    to_year: int | None,
    topic: str | None,
    institution: str | None,
) -> list[FoundWays]:
    """Return the shortest ways between each two of these entities; raises QueryStopped past so many seconds."""
    rows = graph.read_within(
        seconds,
        load("read")["explore_ways"],
        authors=authors,
        papers=papers,
        topics=topics,
        institutions=institutions,
        from_year=from_year,
        to_year=to_year,
        topic=topic,
        institution=institution,
    )
    return cast(list[FoundWays], rows)


def explore_affiliations(graph: Graph, *, authors: list[str]) -> list[FoundAffiliations]:
    """Return the institutions of these people, the newest first."""
    return cast(list[FoundAffiliations], graph.read(load("read")["explore_affiliations"], authors=authors))


def explore_subjects(graph: Graph, *, authors: list[str], papers: list[str]) -> list[FoundSubjects]:
    """Return the topics of these people's papers and of these papers, the first first."""
    rows = graph.read(load("read")["explore_subjects"], authors=authors, papers=papers)
    return cast(list[FoundSubjects], rows)
