"""Layouts that say something by themselves: rings by distance, columns by year, islands by institution.

Each takes the places of the forces and keeps what they tell: who is beside whom.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..slices.types import SliceEdge, SliceNode
from .places import GOLDEN, Plane, Point
from .spacing import neighbours_of, reach_of

RING = 90.0
"""Pixels from one ring to the next."""
TRACK = 30.0
"""Pixels between the tracks of one crowded ring."""
COLUMN = 34.0
ROW = 30.0
GAP = 46.0
"""Pixels between the columns of two years."""
MOST_ROWS = 40


def by_distance(
    nodes: Sequence[SliceNode], edges: Sequence[SliceEdge], points: Mapping[str, Point]
) -> dict[str, Point]:
    """Return rings around the focuses: on each all that is equally many lines away, what is not connected outside."""
    rings: dict[int, list[SliceNode]] = defaultdict(list)
    steps = distances(nodes, edges)
    farthest = max(steps.values(), default=0)
    for node in nodes:
        rings[steps.get(node.id, farthest + 1)].append(node)
    middle = _mean([points[node.id] for node in rings[0]])
    placed: dict[str, Point] = {}
    radius = 0.0
    for step in sorted(rings):
        ring = sorted(rings[step], key=lambda node: (_angle(points[node.id], middle), node.id))
        radius = _ring(placed, ring, radius + RING if step else 0.0)
    return placed


def distances(nodes: Sequence[SliceNode], edges: Sequence[SliceEdge]) -> dict[str, int]:
    """Return for each key how many lines it is from the nearest focus; those without any way are left out."""
    near = neighbours_of(edges)
    steps = {node.id: 0 for node in nodes if node.rank < 0}
    front = list(steps)
    while front:
        new = sorted({other for key in front for other in near[key]} - steps.keys())
        steps.update(dict.fromkeys(new, steps[front[0]] + 1))
        front = new
    return steps


def _ring(placed: dict[str, Point], ring: Sequence[SliceNode], radius: float) -> float:
    """Place nodes on a ring, on several tracks where they are many; return the radius of the last track."""
    if radius == 0 and len(ring) == 1:
        placed[ring[0].id] = (0.0, 0.0)
        return 0.0
    radius = max(radius, TRACK)
    space = 2 * max(reach_of(node) for node in ring) + 2
    tracks = 1
    while sum(_room(radius + TRACK * track, space) for track in range(tracks)) < len(ring):
        tracks += 1
    for at, node in enumerate(ring):
        away = radius + TRACK * (at % tracks)
        # Half a turn off the axes, so that the labels of neighbours do not stand on one line.
        angle = 2 * math.pi * (at + 0.5) / len(ring) - math.pi
        placed[node.id] = (away * math.cos(angle), away * math.sin(angle))
    return radius + TRACK * (tracks - 1)


def _room(radius: float, space: float) -> int:
    return max(1, int(2 * math.pi * radius / space))


def _angle(point: Point, middle: Point) -> float:
    return math.atan2(point[1] - middle[1], point[0] - middle[0])


def _mean(points: Sequence[Point]) -> Point:
    return (
        (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
        if points
        else (0.0, 0.0)
    )


def by_year(
    nodes: Sequence[SliceNode],
    edges: Sequence[SliceEdge],
    points: Mapping[str, Point],
    years: Mapping[str, int],
) -> dict[str, Point]:
    """Return a column for each year, early ones to the left; below them what has no year, near its neighbours."""
    columns: dict[int, list[SliceNode]] = defaultdict(list)
    for node in nodes:
        if node.id in years:
            columns[years[node.id]].append(node)
    rows = min(MOST_ROWS, max(8, math.ceil(len(nodes) ** 0.5)))
    placed: dict[str, Point] = {}
    x = 0.0
    for year in sorted(columns):
        column = sorted(columns[year], key=lambda node: (points[node.id][1], node.id))
        x = _column(placed, column, x, rows) + GAP
    _below(placed, nodes, edges)
    return _centred(placed)


def _column(placed: dict[str, Point], column: Sequence[SliceNode], x: float, rows: int) -> float:
    """Place nodes one below the other, in several columns where they are many; return where the last one stands."""
    wide = math.ceil(len(column) / rows)
    high = math.ceil(len(column) / wide)
    for at, node in enumerate(column):
        placed[node.id] = (x + COLUMN * (at % wide), ROW * (at // wide - (high - 1) / 2))
    return x + COLUMN * (wide - 1)


def _below(placed: dict[str, Point], nodes: Sequence[SliceNode], edges: Sequence[SliceEdge]) -> None:
    """Place what has no year in a band below the columns, each node under the middle of its neighbours."""
    near = neighbours_of(edges)
    floor = max((y for _, y in placed.values()), default=0.0) + 2 * GAP
    plane = Plane()
    for node in [node for node in nodes if node.id not in placed]:
        around = [placed[other] for other in near[node.id] if other in placed]
        placed[node.id] = plane.put_below((_mean(around)[0], floor), reach_of(node))


def _centred(points: Mapping[str, Point]) -> dict[str, Point]:
    xs, ys = [x for x, _ in points.values()] or [0.0], [y for _, y in points.values()] or [0.0]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {key: (px - x, py - y) for key, (px, py) in points.items()}


def by_group(
    nodes: Sequence[SliceNode],
    edges: Sequence[SliceEdge],
    points: Mapping[str, Point],
    groups: Mapping[str, str],
) -> dict[str, Point]:
    """Return an island for each group, where the forces had its middle; between them what belongs to none."""
    members: dict[str, list[SliceNode]] = defaultdict(list)
    for node in nodes:
        if node.id in groups:
            members[groups[node.id]].append(node)
    plane = Plane()
    placed: dict[str, Point] = {}
    for group in sorted(members, key=lambda group: (-len(members[group]), group)):
        space = 2 * max(reach_of(node) for node in members[group])
        radius = space * math.sqrt(len(members[group])) * 0.62 + space / 2
        x, y = plane.put(_mean([points[node.id] for node in members[group]]), radius)
        for at, node in enumerate(members[group]):
            away = space * 0.62 * math.sqrt(at)
            placed[node.id] = (x + away * math.cos(at * GOLDEN), y + away * math.sin(at * GOLDEN))
    return {**_between(placed, nodes, edges, points), **placed}


def _between(
    placed: Mapping[str, Point],
    nodes: Sequence[SliceNode],
    edges: Sequence[SliceEdge],
    points: Mapping[str, Point],
) -> dict[str, Point]:
    """Return free places for what belongs to no group, near the middle of its neighbours."""
    near = neighbours_of(edges)
    plane = Plane()
    for node in nodes:
        if node.id in placed:
            plane.add(placed[node.id], reach_of(node))
    free: dict[str, Point] = {}
    for node in nodes:
        if node.id not in placed:
            around = [placed[other] for other in sorted(near[node.id]) if other in placed]
            free[node.id] = plane.put(_mean(around) if around else points[node.id], reach_of(node))
    return free
