"""Captions of layouts: the rings of distances, the columns of years, the islands of institutions."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from flask_babel import ngettext

from ..slices.labels import short_label
from ..slices.types import SliceEdge, SliceNode
from .arranging import distances
from .groups import Groups
from .picture import Guide
from .places import Point

ABOVE = 34.0
LEAST = 3
"""People that an island needs to have a caption."""


def year_guides(points: Mapping[str, Point], years: Mapping[str, int]) -> tuple[Guide, ...]:
    """Return a caption above the column of each year."""
    columns: dict[int, list[Point]] = defaultdict(list)
    for key, point in points.items():
        if key in years:
            columns[years[key]].append(point)
    top = min((y for column in columns.values() for _, y in column), default=0.0) - ABOVE
    return tuple(
        Guide(str(year), _middle([x for x, _ in column]), top) for year, column in sorted(columns.items())
    )


def group_guides(points: Mapping[str, Point], groups: Groups) -> tuple[Guide, ...]:
    """Return a caption above each island of several people whose institution is no node with a label of its own."""
    islands: dict[str, list[Point]] = defaultdict(list)
    for key, point in points.items():
        if key in groups.of:
            islands[groups.of[key]].append(point)
    return tuple(
        Guide(
            short_label(groups.names[id]), _middle([x for x, _ in some]), min(y for _, y in some) - ABOVE / 2
        )
        for id, some in sorted(islands.items())
        if len(some) >= LEAST and f"institution:{id}" not in points
    )


def ring_guides(
    nodes: Sequence[SliceNode], edges: Sequence[SliceEdge], points: Mapping[str, Point]
) -> tuple[Guide, ...]:
    """Return the rings of a picture with one focus."""
    rings: dict[int, list[float]] = defaultdict(list)
    for key, step in distances(nodes, edges).items():
        rings[step].append(math.hypot(*points[key]))
    if len(rings.pop(0, [])) != 1:
        return ()
    return tuple(
        Guide(ngettext("%(num)s line away", "%(num)s lines away", step), 0.0, -max(some), max(some))
        for step, some in sorted(rings.items())
    )


def _middle(values: Sequence[float]) -> float:
    return round((min(values) + max(values)) / 2, 1)
