"""Who and what stands out in a group of papers that are known by their ids."""

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from .parts import PersonCount, TopicCount

COUNTED_PAPERS = 2000
"""The newest papers say what the graph is about; counting all would take too long."""


def papers_people(graph: Graph, *, ids: list[str], limit: int) -> tuple[PersonCount, ...]:
    """Return the people who wrote the most of the given papers."""
    rows = graph.read(load("read")["papers_people"], ids=ids, limit=limit)
    return convert([row["person"] for row in rows], tuple[PersonCount, ...])


def papers_topics(graph: Graph, *, ids: list[str], without: str, limit: int) -> tuple[TopicCount, ...]:
    """Return the most frequent topics of the given papers, but for the one `without`."""
    rows = graph.read(load("read")["papers_topics"], ids=ids, without=without, limit=limit)
    return convert([row["topic"] for row in rows], tuple[TopicCount, ...])
