"""Who and what stands out in a group of papers: for the pages of topics and institutions."""

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from .parts import InstitutionCount, PersonCount, TopicCount

COUNTED_PAPERS = 2000
"""A topic may have tens of thousands of papers; what is counted over the newest ones only says so on the page."""
PAPERS_ON_PAGE = 20
SHOWN = 20


def papers_people(graph: Graph, *, ids: list[str], limit: int) -> tuple[PersonCount, ...]:
    """Return the people who wrote the most of the given papers."""
    rows = graph.read(load("read")["papers_people"], ids=ids, limit=limit)
    return convert([row["person"] for row in rows], tuple[PersonCount, ...])


def papers_topics(graph: Graph, *, ids: list[str], without: str, limit: int) -> tuple[TopicCount, ...]:
    """Return the most frequent topics of the given papers, but for the one `without`."""
    rows = graph.read(load("read")["papers_topics"], ids=ids, without=without, limit=limit)
    return convert([row["topic"] for row in rows], tuple[TopicCount, ...])


def papers_institutions(
    graph: Graph, *, ids: list[str], without: str, limit: int
) -> tuple[InstitutionCount, ...]:
    """Return the institutions named most often on the given papers, but for the one `without`."""
    rows = graph.read(load("read")["papers_institutions"], ids=ids, without=without, limit=limit)
    return convert([row["institution"] for row in rows], tuple[InstitutionCount, ...])
