"""From a drawing of any shape to one that fills its canvas, with air between the nodes."""

import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Label = tuple[float, float, float]

MARGIN = 30.0
STRETCH = 1.7
TURNS = 80
LABEL_TURNS = 45
MORE_TURNS = 160
"""Turns in which only the first label is made free, where it is not yet."""
PAIRS_KEEP = 5
"""Turns after which the pairs of neighbours are looked up again."""
SHAPE = 0.62
"""What part of a reach is the shape itself; the rest is air."""
WHOLE_SHAPE = 0.85
"""The same with the corners of squares and the border."""
BY = 40.0
STEP = 6.0
"""Pixels that a node gives way to a label in one turn."""


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


def spread(
    points: Sequence[Point], reach: Sequence[float], labels: Sequence[Label], canvas: tuple[int, int]
) -> list[Point]:
    """Return the points moved apart until no two are closer than their reaches together, inside the canvas.

    The first points have labels, each (width, top, bottom) below its point: what stands there is moved away as far
    as that goes; the last turns only keep the points apart, and the first label free.
    """
    moved = [[x, y] for x, y in points]
    pairs: list[tuple[int, int]] = []
    near: list[list[int]] = []
    for turn in range(TURNS):
        fresh = turn % PAIRS_KEEP == 0
        if fresh:
            pairs = list(_neighbours(moved, 2 * max(reach)))
            near = [_near_label(moved, at, label) for at, label in enumerate(labels)]
        free = [
            _clear_below(moved, reach, at, label, near[at])
            for at, label in enumerate(labels[: None if turn < LABEL_TURNS else 1])
        ]
        if not _push_apart(moved, reach, pairs) and fresh and all(free):
            break
        _keep_inside(moved, *canvas)
    if labels:
        _free_first(moved, reach, labels[0], canvas)
    return [(x, y) for x, y in moved]


def _free_first(
    points: list[list[float]], reach: Sequence[float], label: Label, canvas: tuple[int, int]
) -> None:
    """Push on until nothing stands on the first point's label, and no two points are too close."""
    for _ in range(MORE_TURNS):
        _keep_whole(points[0], label, canvas)
        free = _clear_below(points, reach, 0, label, range(1, len(points)), WHOLE_SHAPE)
        if not _push_apart(points, reach, list(_neighbours(points, 2 * max(reach)))) and free:
            break
        _keep_inside(points, *canvas)


def _keep_whole(point: list[float], label: Label, canvas: tuple[int, int]) -> None:
    """Move a point to where its label is inside the canvas."""
    x, y = canvas[0] / 2 - label[0] / 2 - 1, canvas[1] / 2 - label[2] - 1
    point[0] = min(max(point[0], -x), x)
    point[1] = min(point[1], y)


def _near_label(points: Sequence[Sequence[float]], at: int, label: Label) -> list[int]:
    """Return the points that may come to stand on a label within the next few turns."""
    (x, y), (width, top, bottom) = points[at], label
    half, middle, high = width / 2 + BY, y + (top + bottom) / 2, (bottom - top) / 2 + BY
    return [
        i for i, (px, py) in enumerate(points) if i != at and abs(px - x) < half and abs(py - middle) < high
    ]


def _clear_below(
    points: list[list[float]],
    reach: Sequence[float],
    at: int,
    label: Label,
    near: Sequence[int],
    shape: float = SHAPE,
) -> bool:
    """Push down, up or aside what stands where the label of one point goes; tell whether it was free."""
    (x, y), (width, top, bottom) = points[at], label
    free = True
    for other in near:
        point, radius = points[other], reach[other] * shape
        aside = width / 2 + radius - abs(point[0] - x)
        down, up = y + bottom + radius - point[1], point[1] - (y + top - radius)
        if aside <= 0 or down <= 0 or up <= 0:
            continue
        free = False
        if aside < down:
            point[0] += math.copysign(min(aside, STEP) + 0.05, point[0] - x)
        else:
            point[1] += min(down, STEP) + 0.05
    return free


def _push_apart(points: list[list[float]], reach: Sequence[float], pairs: Sequence[tuple[int, int]]) -> bool:
    """Push each two nodes that are too close half of the way each; tell whether there were any."""
    pushed = False
    for i, j in pairs:
        a, b, wanted = points[i], points[j], reach[i] + reach[j]
        x, y = b[0] - a[0], b[1] - a[1]
        if x > wanted or y > wanted or -x > wanted or -y > wanted or (distance := math.hypot(x, y)) >= wanted:
            continue
        pushed = True
        # Two nodes on one point part along a direction of their own, so that a heap opens like a fan.
        x, y = (x / distance, y / distance) if distance else (math.cos(i + 2.4 * j), math.sin(i + 2.4 * j))
        push = (wanted - distance) / 2 + 0.05
        a[0] -= x * push
        a[1] -= y * push
        b[0] += x * push
        b[1] += y * push
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
