"""The papers behind a number of a comparison."""

from dataclasses import dataclass

from ...cypher import load
from ...cypher.graph import Graph
from .paper_rows import paper_list
from .parts import PaperList


@dataclass(frozen=True)
class PaperConditions:
    """Which of one author's papers are meant; an absent condition lets all through."""

    author: str
    """The author's id."""
    coauthor: str = ""
    """The id of somebody who wrote them too."""
    topic: str = ""
    """The id of a topic that they are about."""
    venue: str = ""
    """The name of the venue that they appeared in."""
    cited: str = ""
    """The id of somebody whose papers they cite."""
    year: int = -1
    """The year that they appeared in; -1 for any."""


def papers_behind(graph: Graph, conditions: PaperConditions, *, offset: int, limit: int) -> PaperList:
    """Return one page of the author's papers that meet all conditions, newest first."""
    total, ids = compare_papers(graph, conditions, offset=offset, limit=limit)
    return paper_list(graph, ids, total=total, offset=offset)


def compare_papers(
    graph: Graph, conditions: PaperConditions, *, offset: int, limit: int
) -> tuple[int, list[str]]:
    """Return how many papers meet the conditions, and the ids of one page of them."""
    row = graph.read(
        load("read")["compare_papers"],
        author=conditions.author,
        coauthor=conditions.coauthor,
        topic=conditions.topic,
        venue=conditions.venue,
        cited=conditions.cited,
        year=conditions.year,
        offset=offset,
        limit=limit,
    )[0]
    return row["total"], row["ids"]
