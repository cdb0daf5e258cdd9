"""The picture of a power query's result: its nodes and the relationships between them, placed on the server."""

from dataclasses import dataclass, replace
from typing import Any, cast

from ..reads.parts import Kind
from ..slices.labels import choose_labels, short_label
from ..slices.layout import Canvas, place_nodes, radius_of
from ..slices.types import EdgeKind, SliceEdge, SliceNode
from .values import entities

MOST_NODES = 100
MOST_EDGES = 400
FEW_NODES = 25
CANVAS = Canvas(1000, 640, 1.0, 20)
_KINDS: dict[str, EdgeKind] = {
    "AUTHORED": "authored",
    "ABOUT": "about",
    "AFFILIATED_WITH": "affiliated",
    "CITES": "cites",
    "PART_OF": "part_of",
}


@dataclass(frozen=True)
class ResultNode:
    """One entity of a result; `x` and `y` are pixels from the picture's middle."""

    id: str
    kind: Kind
    label: str
    short: str
    url: str | None
    x: float
    y: float
    radius: float
    place: str | None
    """Where its label stands, or None where there is no room for it."""


@dataclass(frozen=True)
class ResultEdge:
    """One relationship of a result between two of its nodes."""

    source: str
    target: str
    kind: str
    """The relationship's type, such as AUTHORED."""


@dataclass(frozen=True)
class ResultGraph:
    """The nodes of a result and what connects them; at most 100 nodes, `left_out` more are in the table only."""

    nodes: tuple[ResultNode, ...]
    edges: tuple[ResultEdge, ...]
    left_out: int
    width: int = CANVAS.width
    height: int = CANVAS.height


def result_graph(rows: list[list[Any]]) -> ResultGraph | None:
    """Return the picture of a result's nodes that have pages, or None where it has none."""
    nodes: dict[str, dict[str, Any]] = {}
    edges: dict[str, dict[str, Any]] = {}
    for found in entities(rows):
        if found["$type"] == "relationship":
            edges[found["key"]] = found
        elif found["url"]:
            nodes[found["key"]] = found
    if not nodes:
        return None
    shown = dict(list(reversed(nodes.items()))[:MOST_NODES])
    return placed_graph(
        shown,
        [edge for edge in edges.values() if edge["source"] in shown and edge["target"] in shown],
        len(nodes) - len(shown),
    )


def placed_graph(nodes: dict[str, dict[str, Any]], edges: list[dict[str, Any]], left_out: int) -> ResultGraph:
    """Return nodes by their keys and the relationships between them, placed."""
    lines = edges[:MOST_EDGES]
    slots = tuple(_slot(key, node, rank) for rank, (key, node) in enumerate(nodes.items()))
    springs = [
        SliceEdge(edge["source"], edge["target"], _KINDS.get(edge["type"], "authored"), 1) for edge in lines
    ]
    places = place_nodes(slots, springs, CANVAS)
    if len(places) <= FEW_NODES or all(slot.kind == "paper" for slot in places):
        # Few nodes have room for every label, and a picture of papers alone would have none.
        chosen = choose_labels(
            [replace(slot, size=3) for slot in places],
            [radius_of(slot) for slot in places],
            CANVAS.width,
            CANVAS.height,
        )
        places = tuple(replace(slot, place=place) for slot, place in zip(places, chosen, strict=True))
    drawn = tuple(_node(slot, nodes[slot.id]) for slot in places)
    return ResultGraph(
        drawn, tuple(ResultEdge(edge["source"], edge["target"], edge["type"]) for edge in lines), left_out
    )


def _slot(key: str, node: dict[str, Any], rank: int) -> SliceNode:
    return SliceNode(key, cast(Kind, node["kind"]), node["label"], "", 3 if rank < CANVAS.labels else 2, rank)


def _node(slot: SliceNode, node: dict[str, Any]) -> ResultNode:
    return ResultNode(
        slot.id,
        slot.kind,
        slot.label,
        short_label(slot.label),
        node["url"],
        slot.x,
        slot.y,
        radius_of(slot),
        slot.place,
    )
