"""Big pictures: igraph's forces on a grid, quick for thousands of nodes, and always the same for the same graph."""

import random
from collections import Counter
from collections.abc import Sequence

import igraph

from ..slices.chance import igraph_seed
from ..slices.layout import FOCUS_WEIGHT, LOOSEST, SHARED, WEIGHTS, Canvas
from ..slices.spreading import Point, fill
from ..slices.types import SliceEdge, SliceNode

ROUNDS = 150
EVENNESS = 0.75
"""How far a crowded middle is drawn apart: 0 not at all, 1 until every stripe of the canvas holds as many nodes."""


def force(nodes: Sequence[SliceNode], edges: Sequence[SliceEdge], canvas: Canvas) -> dict[str, Point]:
    """Return a point for each node on a canvas; nodes may still overlap."""
    number = {node.id: at for at, node in enumerate(nodes)}
    focuses = {node.id for node in nodes if node.rank < 0}
    ends = Counter(edge.target for edge in edges if edge.kind in SHARED)
    graph = igraph.Graph(n=len(nodes), edges=[(number[edge.source], number[edge.target]) for edge in edges])
    chance = random.Random(len(nodes))  # noqa: S311 (a drawing needs no secret)
    side = len(nodes) ** 0.5
    start = [[chance.uniform(-side, side), chance.uniform(-side, side)] for _ in nodes]
    with igraph_seed(chance):
        layout = graph.layout_fruchterman_reingold(
            weights=[_weight(edge, focuses, ends) for edge in edges], niter=ROUNDS, seed=start, grid="grid"
        )
    points = _evened(fill([(x, y) for x, y in layout.coords], canvas.width, canvas.height), canvas)
    return {node.id: point for node, point in zip(nodes, points, strict=True)}


def _weight(edge: SliceEdge, focuses: set[str], ends: Counter[str]) -> float:
    if edge.source in focuses or edge.target in focuses:
        return FOCUS_WEIGHT
    return max(LOOSEST, WEIGHTS[edge.kind] / max(1, ends[edge.target]))


def _evened(points: Sequence[Point], canvas: Canvas) -> list[Point]:
    """Return the points drawn apart where they crowd, each axis on its way to even steps; their order stays."""
    xs = _even_axis([x for x, _ in points], canvas.width)
    ys = _even_axis([y for _, y in points], canvas.height)
    return list(zip(xs, ys, strict=True))


def _even_axis(values: Sequence[float], length: float) -> list[float]:
    evened = list(values)
    for rank, at in enumerate(sorted(range(len(values)), key=lambda at: (values[at], at))):
        even = length * ((rank + 0.5) / len(values) - 0.5)
        evened[at] = (1 - EVENNESS) * values[at] + EVENNESS * even
    return evened
