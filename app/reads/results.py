"""One row of a list of entities of any kind: what tells it from its namesakes, in a few words."""

from collections.abc import Sequence
from dataclasses import replace

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph, Row
from .found import SearchResult
from .paper_rows import papers_by_id
from .parts import Kind, PaperRef


def results_by_id(
    graph: Graph, kind: Kind, ids: list[str], *, direct: bool = False
) -> tuple[SearchResult, ...]:
    """Return the rows of entities of one kind, in the order of their ids; `direct` as in SearchResult."""
    if not ids:
        return ()
    rows = _ROWS[kind](graph, ids=ids)
    return tuple(replace(row, direct=direct) for row in rows)


def author_results(graph: Graph, *, ids: list[str]) -> list[SearchResult]:
    """Return authors with their latest affiliation and the number of their papers."""
    return _convert(graph.read(load("read")["author_results"], ids=ids))


def topic_results(graph: Graph, *, ids: list[str]) -> list[SearchResult]:
    """Return topics with their kind, what they are part of, and the number of their papers."""
    return _convert(graph.read(load("read")["topic_results"], ids=ids))


def institution_results(graph: Graph, *, ids: list[str]) -> list[SearchResult]:
    """Return institutions with their place and the number of their people."""
    return _convert(graph.read(load("read")["institution_results"], ids=ids))


def paper_results(graph: Graph, *, ids: list[str]) -> list[SearchResult]:
    """Return papers with year, venue and first author."""
    return [
        SearchResult(
            "paper", paper.id, paper.title, _paper_detail(paper), paper.author_count, "authors", direct=False
        )
        for paper in papers_by_id(graph, ids=ids)
    ]


_ROWS = {
    "author": author_results,
    "paper": paper_results,
    "topic": topic_results,
    "institution": institution_results,
}


def _convert(rows: Sequence[Row]) -> list[SearchResult]:
    return convert(
        [{**row["result"], "detail": ", ".join(row["result"]["detail"]), "direct": False} for row in rows],
        list[SearchResult],
    )


def _paper_detail(paper: PaperRef) -> str:
    facts = [str(paper.year) if paper.year else None, paper.venue, _by(paper)]
    return ", ".join(fact for fact in facts if fact)


def _by(paper: PaperRef) -> str | None:
    if paper.author is None:
        return None
    others = paper.author_count - 1
    return f"by {paper.author}" + (
        "" if others < 1 else " and 1 other" if others == 1 else f" and {others:,} others"
    )
