"""Slices: one query reads the neighbourhood of an entity, `neighbourhood` chooses what is shown, `layout` places it."""

from dataclasses import replace
from typing import cast

from ...cypher import load
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from ..reads.parts import Kind
from .layout import Canvas, place_nodes
from .neighbourhood import choose
from .rows import Found
from .types import Slice

DEFAULT_LIMIT = 150
NARROW_LIMIT = 80
"""For a phone, where no limit is asked for."""
LEAST, MOST = 10, 500


def author_slice(graph: Graph, *, id: str, limit: int) -> Found | None:
    """Return what is near one author, or None where there is no such author."""
    rows = graph.read(load("read")["author_slice"], id=id, limit=limit)
    return cast(Found, rows[0]) if rows else None


def paper_slice(graph: Graph, *, id: str, limit: int) -> Found | None:
    """Return what is near one paper, or None where there is no such paper."""
    rows = graph.read(load("read")["paper_slice"], id=id, limit=limit)
    return cast(Found, rows[0]) if rows else None


def topic_slice(graph: Graph, *, id: str, limit: int) -> Found | None:
    """Return what is near one topic, or None where there is no such topic."""
    rows = graph.read(load("read")["topic_slice"], id=id, limit=limit)
    return cast(Found, rows[0]) if rows else None


def institution_slice(graph: Graph, *, id: str, limit: int) -> Found | None:
    """Return what is near one institution, or None where there is no such institution."""
    rows = graph.read(load("read")["institution_slice"], id=id, limit=limit)
    return cast(Found, rows[0]) if rows else None


_READ = {"author": author_slice, "paper": paper_slice, "topic": topic_slice, "institution": institution_slice}


def read_slice(graph: Graph, kind: Kind, id: str, limit: int = DEFAULT_LIMIT) -> Slice:
    """Return the neighbourhood of one entity, chosen but not yet placed; enough for a table.

    Raises NotFoundError where the graph has no such entity.
    """
    found = _READ[kind](graph, id=id, limit=limit)
    if found is None:
        raise NotFoundError(f"No {kind} has the id {id}.")
    return choose(kind, found, limit)


def placed(picture: Slice, canvas: Canvas) -> Slice:
    """Return the slice with a position for each node and the labels of the first view chosen."""
    nodes = place_nodes(picture.nodes, picture.edges, canvas)
    return replace(
        picture, focus=nodes[0], nodes=nodes, width=canvas.width, height=canvas.height, zoom=canvas.zoom
    )
