"""What every layout needs to know: how much room a node takes, and who is beside whom."""

from collections import defaultdict
from collections.abc import Iterable

from ..slices.layout import CORNER, radius_of
from ..slices.types import SliceEdge, SliceNode

AIR = 3.0
"""Pixels that stay free around a node."""


def reach_of(node: SliceNode) -> float:
    """Return how far around a node's middle no other may reach, in pixels."""
    return radius_of(node) * CORNER + AIR


def neighbours_of(edges: Iterable[SliceEdge]) -> dict[str, set[str]]:
    """Return for each key those that a line leads to."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    return near
