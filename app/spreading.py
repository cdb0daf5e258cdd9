"""From a drawing of any shape to one that fills its canvas, with air between the nodes."""

import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]

MARGIN = 30.0
GAP = 7.0
STRETCH = 1.7
ROUNDS = 80
# A square or diamond reaches further than a circle of the same radius: to its corner.
CORNER = 1.3


def fill(points: Sequence[Point], width: int, height: int) -> list[Point]:
    """Return the points turned so that the longer side lies along the canvas's, and scaled to fill it."""
    turned = _turned(_centred(points), width >= height)
    spans = [max(abs(point[axis]) for point in turned) or 1.0 for axis in (0, 1)]
    scales = [(width / 2 - MARGIN) / spans[0], (height / 2 - MARGIN) / spans[1]]
    least = min(scales)
    return [(x * min(scales[0], least * STRETCH), y * min(scales[1], least * STRETCH)) for x, y in turned]


def _centred(points: Sequence[Point]) -> list[Point]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return [(px - x, py - y) for px, py in points]


def _turned(points: Sequence[Point], wide: bool) -> list[Point]:
    """Return the points with their main axis along x, or along y for an upright canvas."""
    xx, yy, xy = (sum(p[a] * p[b] for p in points) for a, b in ((0, 0), (1, 1), (0, 1)))
    angle = -0.5 * math.atan2(2 * xy, xx - yy) + (0 if wide else math.pi / 2)
    cos, sin = math.cos(angle), math.sin(angle)
    return _centred([(x * cos - y * sin, x * sin + y * cos) for x, y in points])


def spread(points: Sequence[Point], radii: Sequence[float], width: int, height: int) -> list[Point]:
    """Return the points moved apart until no two nodes touch, all of them inside the canvas."""
    moved = [[x, y] for x, y in points]
    reach = [radius * CORNER + GAP / 2 for radius in radii]
    for _ in range(ROUNDS):
        if not _push_apart(moved, reach):
            break
        _keep_inside(moved, width, height)
    return [(x, y) for x, y in moved]


def _push_apart(points: list[list[float]], reach: Sequence[float]) -> bool:
    """Push each two nodes that are too close half of the way each; tell whether there were any."""
    pushed = False
    for i, j in _neighbours(points, 2 * max(reach)):
        x, y = points[j][0] - points[i][0], points[j][1] - points[i][1]
        distance, wanted = math.hypot(x, y), reach[i] + reach[j]
        if distance >= wanted:
            continue
        pushed = True
        # Two nodes on one point part along a direction of their own, so that a heap opens like a fan.
        x, y = (x / distance, y / distance) if distance else (math.cos(i + 2.4 * j), math.sin(i + 2.4 * j))
        push = (wanted - distance) / 2 + 0.05
        points[i][0] -= x * push
        points[i][1] -= y * push
        points[j][0] += x * push
        points[j][1] += y * push
    return pushed


def _neighbours(points: Sequence[Sequence[float]], cell: float) -> Iterator[tuple[int, int]]:
    """Yield each two points that are at most `cell` apart, and some more."""
    cells: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(points):
        cells.setdefault((int(x // cell), int(y // cell)), []).append(at)
    for (column, row), here in cells.items():
        for at, i in enumerate(here):
            yield from ((i, j) for j in here[at + 1 :])
        for step in ((1, 0), (1, 1), (0, 1), (-1, 1)):
            there = cells.get((column + step[0], row + step[1]), ())
            yield from ((i, j) for i in here for j in there)


def _keep_inside(points: list[list[float]], width: int, height: int) -> None:
    x, y = width / 2 - MARGIN / 2, height / 2 - MARGIN / 2
    for point in points:
        point[0] = min(max(point[0], -x), x)
        point[1] = min(max(point[1], -y), y)
