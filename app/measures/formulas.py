"""The numbers, from lists of numbers."""

from collections.abc import Sequence
from statistics import median

LEAST_CITATIONS = 10
"""Of the i10-index."""
LEAST_WORKS = 3
"""A median of fewer works says nothing."""


def h_index(counts: Sequence[int]) -> int:
    """Return the largest h for which h works are cited h times or more (Hirsch 2005)."""
    ranked = sorted(counts, reverse=True)
    return next((rank for rank, count in enumerate(ranked) if count <= rank), len(ranked))


def i10_index(counts: Sequence[int]) -> int:
    """Return how many works are cited ten times or more."""
    return sum(count >= LEAST_CITATIONS for count in counts)


def middle(values: Sequence[float]) -> float | None:
    """Return the median; None of fewer than LEAST_WORKS values."""
    return median(values) if len(values) >= LEAST_WORKS else None
