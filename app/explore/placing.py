"""Where each node of a picture stands: those that have a place keep it, new ones come near their neighbours."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..slices.labels import choose_labels
from ..slices.layout import CORNER, Canvas, place_nodes, radius_of
from ..slices.types import Place, SliceEdge, SliceNode
from .force import force
from .places import Plane, Point

WIDTH, HEIGHT = 880, 660
MARGIN = 60
ROOMY = 150
"""Nodes that the smallest canvas has room for."""
SMALL = 300
"""Up to so many nodes the careful layout of slices is quick enough."""
AIR = 3.0
AROUND = 46.0
"""Pixels from a node to a new one that knows nobody else."""
MOST_LABELS = 400


@dataclass(frozen=True)
class Placed:
    """A place for every node, and the canvas that all of them fit on."""

    points: dict[str, Point]
    labels: dict[str, Place | None]
    width: int
    height: int


def place(
    nodes: Sequence[SliceNode], edges: Sequence[SliceEdge], known: Mapping[str, Point], pinned: frozenset[str]
) -> Placed:
    """Return places for all nodes, the most important first; where at most pinned ones have one, all are laid out."""
    if all(node.id in known for node in nodes):
        points = {node.id: known[node.id] for node in nodes}
    elif known.keys() <= pinned:
        points = _settled(nodes, _laid_out(nodes, edges), known)
    else:
        points = _beside(nodes, edges, known)
    return _with_labels(nodes, points)


def canvas_for(count: int) -> Canvas:
    """Return a canvas with as much room for each node, whatever their number."""
    scale = max(1.0, (count / ROOMY) ** 0.5)
    return Canvas(round(WIDTH * scale), round(HEIGHT * scale), 1.0, 8)


def reach_of(node: SliceNode) -> float:
    """Return how far around a node's middle no other may reach."""
    return radius_of(node) * CORNER + AIR


def _laid_out(nodes: Sequence[SliceNode], edges: Sequence[SliceEdge]) -> dict[str, Point]:
    canvas = canvas_for(len(nodes))
    if len(nodes) > SMALL:
        return force(nodes, edges, canvas)
    return {node.id: (node.x, node.y) for node in place_nodes(tuple(nodes), edges, canvas)}


def _settled(
    nodes: Sequence[SliceNode], wanted: Mapping[str, Point], fixed: Mapping[str, Point]
) -> dict[str, Point]:
    """Return the fixed places as they are and all others as wanted, or the nearest free place."""
    plane = Plane()
    points = {node.id: fixed[node.id] for node in nodes if node.id in fixed}
    for node in nodes:
        if node.id in fixed:
            plane.add(fixed[node.id], reach_of(node))
    for node in nodes:
        if node.id not in points:
            points[node.id] = plane.put(wanted[node.id], reach_of(node) - AIR / 2)
    return points


def _beside(
    nodes: Sequence[SliceNode], edges: Sequence[SliceEdge], known: Mapping[str, Point]
) -> dict[str, Point]:
    """Return the known places and new ones near the neighbours that have one, those with most of them first."""
    near = _neighbours(edges)
    at = dict(known)
    wanted: dict[str, Point] = {}
    new = [node for node in nodes if node.id not in known]
    for number, node in enumerate(sorted(new, key=lambda node: -len(near[node.id] & known.keys()))):
        neighbours = [at[other] for other in sorted(near[node.id]) if other in at]
        wanted[node.id] = at[node.id] = _near(neighbours, at, number)
    return _settled(nodes, wanted, known)


def _neighbours(edges: Sequence[SliceEdge]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    return near


def _near(neighbours: Sequence[Point], at: Mapping[str, Point], number: int) -> Point:
    """Return the middle of some neighbours; beside a single one, outwards; with none, below everything."""
    if len(neighbours) > 1:
        return (_mean(neighbours, 0), _mean(neighbours, 1))
    if not neighbours:
        return (0.0, max((y for _, y in at.values()), default=0.0) + AROUND)
    (x, y) = neighbours[0]
    angle = math.atan2(y, x) if (x, y) != (0.0, 0.0) else 0.0
    # Several new ones open like a fan, to the left and to the right in turn.
    angle += (-1) ** number * 0.35 * ((number + 1) // 2 % 9)
    return (x + AROUND * math.cos(angle), y + AROUND * math.sin(angle))


def _mean(points: Sequence[Point], axis: int) -> float:
    return sum(point[axis] for point in points) / len(points)


def _with_labels(nodes: Sequence[SliceNode], points: dict[str, Point]) -> Placed:
    """Return the places with the canvas they need and the labels of the first view."""
    rounded = {key: (round(x, 1) + 0.0, round(y, 1) + 0.0) for key, (x, y) in points.items()}
    wide = max((abs(x) for x, _ in rounded.values()), default=0.0)
    high = max((abs(y) for _, y in rounded.values()), default=0.0)
    width, height = max(WIDTH, round(2 * wide) + MARGIN), max(HEIGHT, round(2 * high) + MARGIN)
    there = [replace(node, x=rounded[node.id][0], y=rounded[node.id][1]) for node in nodes]
    labels = choose_labels(there, [radius_of(node) for node in there], width, height)
    return Placed(rounded, {node.id: place for node, place in zip(nodes, labels, strict=True)}, width, height)
