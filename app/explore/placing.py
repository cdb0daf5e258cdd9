"""Where each node of a picture stands: those that have a place keep it, new ones come near their neighbours."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..slices.labels import choose_labels
from ..slices.layout import Canvas, place_nodes, radius_of
from ..slices.types import Place, SliceEdge, SliceNode
from .arranging import by_distance, by_group, by_year
from .force import force
from .places import Plane, Point
from .spacing import AIR, neighbours_of, reach_of
from .view import Layout

WIDTH, HEIGHT = 880, 660
MARGIN = 60
ROOMY = 150
"""Nodes that the smallest canvas has room for."""
SMALL = 200
"""Up to so many nodes the careful layout of slices is quick enough."""
AROUND = 46.0
"""Pixels from a node to a new one that knows nobody else."""
HIDDEN_REACH = 12.0
"""The room that is kept for what the view holds and the picture does not show."""


@dataclass(frozen=True)
class Placed:
    """A place for every node, and the canvas that all of them fit on."""

    points: dict[str, Point]
    labels: dict[str, Place | None]
    width: int
    height: int


@dataclass(frozen=True)
class Wish:
    """How a picture is to be laid out."""

    layout: Layout
    known: Mapping[str, Point]
    """The places that nodes have already, also of nodes that are not shown."""
    pinned: frozenset[str]
    """The keys that a new layout leaves where they are."""
    years: Mapping[str, int]
    groups: Mapping[str, str]
    """What each key belongs to, where the layout needs that."""


def place(nodes: Sequence[SliceNode], edges: Sequence[SliceEdge], wish: Wish) -> Placed:
    """Return places for all nodes, the most important first; where at most pinned ones have one, all are laid out."""
    if all(node.id in wish.known for node in nodes):
        points = {node.id: wish.known[node.id] for node in nodes}
    elif wish.known.keys() <= wish.pinned:
        points = _settled(nodes, _laid_out(nodes, edges, wish), wish.known)
    else:
        points = _beside(nodes, edges, wish)
    return _with_labels(nodes, points)


def canvas_for(count: int) -> Canvas:
    """Return a canvas with as much room for each node, whatever their number."""
    scale = max(1.0, (count / ROOMY) ** 0.5)
    return Canvas(round(WIDTH * scale), round(HEIGHT * scale), 1.0, 8)


def _laid_out(nodes: Sequence[SliceNode], edges: Sequence[SliceEdge], wish: Wish) -> dict[str, Point]:
    points = _forces(nodes, edges)
    if wish.layout == "distance":
        return by_distance(nodes, edges, points)
    if wish.layout == "year":
        return by_year(nodes, edges, points, wish.years)
    if wish.layout == "institution":
        return by_group(nodes, edges, points, wish.groups)
    return points


def _forces(nodes: Sequence[SliceNode], edges: Sequence[SliceEdge]) -> dict[str, Point]:
    canvas = canvas_for(len(nodes))
    if len(nodes) > SMALL:
        return force(nodes, edges, canvas)
    return {node.id: (node.x, node.y) for node in place_nodes(tuple(nodes), edges, canvas)}


def _settled(
    nodes: Sequence[SliceNode], wanted: Mapping[str, Point], fixed: Mapping[str, Point]
) -> dict[str, Point]:
    """Return the fixed places as they are and all others as wanted, or the nearest free place."""
    plane = Plane()
    reach = {node.id: reach_of(node) for node in nodes}
    points = {node.id: fixed[node.id] for node in nodes if node.id in fixed}
    for key, point in fixed.items():
        plane.add(point, reach.get(key, HIDDEN_REACH))
    for node in nodes:
        if node.id not in points:
            points[node.id] = plane.put(wanted[node.id], reach[node.id] - AIR / 2)
    return points


def _beside(nodes: Sequence[SliceNode], edges: Sequence[SliceEdge], wish: Wish) -> dict[str, Point]:
    """Return the known places and new ones near neighbours that have one, those with most of them first."""
    near = neighbours_of(edges)
    columns = _columns(nodes, wish) if wish.layout == "year" else {}
    at = dict(wish.known)
    wanted: dict[str, Point] = {}
    new = [node for node in nodes if node.id not in wish.known]
    for number, node in enumerate(sorted(new, key=lambda node: -len(near[node.id] & wish.known.keys()))):
        neighbours = [at[other] for other in sorted(near[node.id]) if other in at]
        x, y = _near(neighbours, at, number)
        wanted[node.id] = at[node.id] = (columns.get(wish.years.get(node.id, 0), x), y)
    return _settled(nodes, wanted, wish.known)


def _columns(nodes: Sequence[SliceNode], wish: Wish) -> dict[int, float]:
    """Return where the column of each year stands, by those who stand in it."""
    columns: dict[int, list[float]] = {}
    for node in nodes:
        if node.id in wish.known and node.id in wish.years:
            columns.setdefault(wish.years[node.id], []).append(wish.known[node.id][0])
    return {year: sum(xs) / len(xs) for year, xs in columns.items()}


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
