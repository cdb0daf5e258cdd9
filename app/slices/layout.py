"""Where each node of a slice stands: igraph finds the communities, then nothing overlaps and labels are chosen.

The same slice always gets the same picture. Units are pixels at scale 1 on a canvas whose middle is (0, 0).
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import igraph

from .chance import igraph_seed
from .labels import choose_labels, label_box, ring_of
from .spreading import Label, Point, fill, spread
from .types import EdgeKind, SliceEdge, SliceNode

Spring = tuple[int, int, float]


@dataclass(frozen=True)
class Canvas:
    """The paper that a picture is made for, in pixels."""

    width: int
    height: int
    zoom: float
    """The size of nodes: 1, or less where there is little room."""
    labels: int
    """How many of the first nodes have their label's place kept free."""


WIDE = Canvas(880, 660, 1.0, 8)
"""For a desk: on a window of 1280 pixels the picture has this width, and the card stands beside it."""
NARROW = Canvas(358, 600, 0.75, 3)
"""For a phone held upright, 390 pixels wide."""

RADII = {
    "author": (5.5, 7.5, 10.0),
    "paper": (4.5, 6.0, 8.0),
    "topic": (6.0, 7.5, 9.5),
    "institution": (6.5, 8.5, 11.0),
}
FOCUS_RADIUS = 14.0
MOST_IMPORTANT = 3
# The focus is connected with everything: at full weight it pulls the communities into one star.
FOCUS_WEIGHT = 0.15
FEW = 2
WEIGHTS: dict[EdgeKind, float] = {
    "authored": 1.0,
    "coauthor": 0.5,
    "cites": 0.6,
    "about": 1.0,
    "affiliated": 0.8,
    "part_of": 0.5,
}
# What holds many together holds each of them loosely: a large topic or institution must not melt the communities.
SHARED = ("about", "affiliated")
LOOSEST = 0.06
# A square or diamond reaches further than a circle of the same radius, and the important ones want room for a label.
CORNER = 1.3
AIR = (3.5, 6.0, 11.0)
ROOMY = 60.0
"""Pixels between neighbours on a canvas where there is room for all of that air."""
ROUNDS = 300


def radius_of(node: SliceNode, zoom: float = 1.0) -> float:
    """Return how far a node's shape reaches from its middle, in pixels at scale 1."""
    return zoom * (FOCUS_RADIUS if node.rank < 0 else RADII[node.kind][node.size - 1])


def place_nodes(
    nodes: tuple[SliceNode, ...], edges: Sequence[SliceEdge], canvas: Canvas
) -> tuple[SliceNode, ...]:
    """Return the nodes, the focus first, with positions that do not overlap and the labels of the first view."""
    number = {node.id: at for at, node in enumerate(nodes)}
    focus = nodes[0].id
    ends = Counter(edge.target for edge in edges if edge.kind in SHARED and edge.target != focus)
    ends[focus] = sum(focus in (edge.source, edge.target) for edge in edges)
    springs = tuple((number[edge.source], number[edge.target], _weight(edge, focus, ends)) for edge in edges)
    reaches = tuple(_reach(node, len(nodes), canvas) for node in nodes)
    labels = tuple(
        _label(node, canvas.zoom) for node in nodes[: canvas.labels] if node.size == MOST_IMPORTANT
    )
    points = positions(reaches, labels, springs, canvas)
    at = [replace(node, x=round(x, 1), y=round(y, 1)) for node, (x, y) in zip(nodes, points, strict=True)]
    places = choose_labels(at, [radius_of(node, canvas.zoom) for node in nodes], canvas.width, canvas.height)
    return tuple(replace(node, place=place) for node, place in zip(at, places, strict=True))


def _reach(node: SliceNode, count: int, canvas: Canvas) -> float:
    """Return how far around a node's middle no other may reach."""
    roominess = min(1.0, (canvas.width * canvas.height / count) ** 0.5 / ROOMY)
    return radius_of(node, canvas.zoom) * CORNER + AIR[node.size - 1] * max(0.5, roominess**2)


def _label(node: SliceNode, zoom: float) -> Label:
    left, top, right, bottom = label_box(node, ring_of(node, radius_of(node, zoom)), "below")
    return (right - left, top - node.y, bottom - node.y)


def _weight(edge: SliceEdge, focus: str, ends: Counter[str]) -> float:
    if focus in (edge.source, edge.target):
        # With few lines of its own it pulls nothing together, and would drift away.
        return max(FOCUS_WEIGHT, min(1.0, FEW / ends[focus]))
    return max(LOOSEST, WEIGHTS[edge.kind] / max(1, ends[edge.target]))


@lru_cache(maxsize=256)
def positions(
    reaches: tuple[float, ...], labels: tuple[Label, ...], springs: tuple[Spring, ...], canvas: Canvas
) -> tuple[Point, ...]:
    """Return a point for each node, the focus first; a shape seen before is remembered."""
    if len(reaches) == 1:
        return ((0.0, 0.0),)
    drawn = _drawn(len(reaches), springs)
    size = (canvas.width, canvas.height)
    return tuple(spread(fill(drawn, *size), reaches, labels, size))


def _drawn(count: int, springs: tuple[Spring, ...]) -> list[Point]:
    """Return the points of igraph's force-directed drawing, always the same for the same graph."""
    graph = igraph.Graph(n=count, edges=[spring[:2] for spring in springs])
    source = random.Random(count)  # noqa: S311 (a drawing needs no secret)
    side = count**0.5
    start = [[source.uniform(-side, side), source.uniform(-side, side)] for _ in range(count)]
    with igraph_seed(source):
        layout = graph.layout_fruchterman_reingold(
            weights=[spring[2] for spring in springs], niter=ROUNDS, seed=start, grid="grid"
        )
    return [(x, y) for x, y in layout.coords]
