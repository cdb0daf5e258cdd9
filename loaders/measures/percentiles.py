"""Where a value stands among others, and the value below which a share of others lies."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def percentile(ordered: Sequence[float], value: float) -> float:
    """Return where `value`, one of the ascending numbers, stands among them, from 0 to 100: 50 is the middle.

    That is the share of smaller ones and half of the equal ones, itself among these, so that the mean over all is
    always 50 (Hazen 1914; for citations Bornmann, Leydesdorff and Mutz 2013).
    """
    below, upto = bisect_left(ordered, value), bisect_right(ordered, value)
    return 50.0 * (below + upto) / len(ordered)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the ascending numbers lies, on a straight line between neighbours."""
    place = share * (len(ordered) - 1)
    lower = int(place)
    upper = min(lower + 1, len(ordered) - 1)
    return ordered[lower] + (place - lower) * (ordered[upper] - ordered[lower])
