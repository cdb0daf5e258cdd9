"""Where a reader who knows nobody here may begin: well connected researchers and frequent topics."""

from dataclasses import dataclass

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from .groups import COUNTED_PAPERS, papers_topics
from .parts import TopicCount

CANDIDATES = 50
SHOWN_PEOPLE = 8
SHOWN_TOPICS = 12


@dataclass(frozen=True)
class ConnectedPerson:
    """A person with the numbers that make her a good place to begin."""

    id: str
    name: str
    works: int
    coauthors: int


@dataclass(frozen=True)
class StartingPoints:
    """People and topics to begin with."""

    people: tuple[ConnectedPerson, ...]
    """Those with the most co-authors first."""
    topics: tuple[TopicCount, ...]
    counted_over: int
    """Both were looked for on this many papers, the newest."""


def starting_points(graph: Graph) -> StartingPoints:
    """Return where to begin; nothing in an empty graph."""
    ids = newest_papers(graph, limit=COUNTED_PAPERS)
    return StartingPoints(
        people=papers_connected_people(graph, ids=ids, candidates=CANDIDATES, limit=SHOWN_PEOPLE),
        topics=papers_topics(graph, ids=ids, without="", limit=SHOWN_TOPICS),
        counted_over=len(ids),
    )


def newest_papers(graph: Graph, *, limit: int) -> list[str]:
    """Return the ids of the newest papers."""
    return [row["id"] for row in graph.read(load("read")["newest_papers"], limit=limit)]


def papers_connected_people(
    graph: Graph, *, ids: list[str], candidates: int, limit: int
) -> tuple[ConnectedPerson, ...]:
    """Return the people with the most co-authors, of the `candidates` who wrote the most of the papers."""
    rows = graph.read(load("read")["papers_connected_people"], ids=ids, candidates=candidates, limit=limit)
    return convert([row["person"] for row in rows], tuple[ConnectedPerson, ...])
