"""The ids of all entities, page by page, each page from where the last one ended."""

from collections.abc import Callable, Iterator

from ...cypher import load
from ...cypher.graph import Graph
from .parts import Kind

STEP = 5_000
"""Ids that one query reads: a sitemap is read in steps, so that no query runs as long as its slowest reader."""


def page_starts(graph: Graph, kind: Kind, size: int) -> Iterator[str]:
    """Yield for each page of `size` ids the id that it comes after, "" for the first; nothing where there are none."""
    after = ""
    while _READ[kind](graph, after=after, skip=0, limit=1):
        yield after
        ends = _READ[kind](graph, after=after, skip=size - 1, limit=1)
        if not ends:
            return
        after = ends[0]


def ids_after(graph: Graph, kind: Kind, after: str, size: int) -> Iterator[str]:
    """Yield up to `size` ids behind `after`, in order."""
    while size > 0 and (ids := _READ[kind](graph, after=after, skip=0, limit=min(STEP, size))):
        yield from ids
        after, size = ids[-1], size - len(ids)


def sitemap_authors(graph: Graph, *, after: str, skip: int, limit: int) -> list[str]:
    """Return ids of authors behind one of them, in order."""
    rows = graph.read(load("read")["sitemap_authors"], after=after, skip=skip, limit=limit)
    return [row["id"] for row in rows]


def sitemap_papers(graph: Graph, *, after: str, skip: int, limit: int) -> list[str]:
    """Return ids of papers behind one of them, in order."""
    rows = graph.read(load("read")["sitemap_papers"], after=after, skip=skip, limit=limit)
    return [row["id"] for row in rows]


def sitemap_topics(graph: Graph, *, after: str, skip: int, limit: int) -> list[str]:
    """Return ids of topics behind one of them, in order."""
    rows = graph.read(load("read")["sitemap_topics"], after=after, skip=skip, limit=limit)
    return [row["id"] for row in rows]


def sitemap_institutions(graph: Graph, *, after: str, skip: int, limit: int) -> list[str]:
    """Return ids of institutions behind one of them, in order."""
    rows = graph.read(load("read")["sitemap_institutions"], after=after, skip=skip, limit=limit)
    return [row["id"] for row in rows]


_READ: dict[Kind, Callable[..., list[str]]] = {
    "author": sitemap_authors,
    "paper": sitemap_papers,
    "topic": sitemap_topics,
    "institution": sitemap_institutions,
}
