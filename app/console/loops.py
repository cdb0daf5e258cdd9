"""Bounds of loops over lists, from the bounds of one turn."""

from collections.abc import Callable

from .size import ONE, UNBOUNDED, Size, list_of, one_of

_BIG = 1_000
_COPIED = 5
"""Elements that are copied in the time of one step; a list or text that grows is copied in each turn (measured)."""


def loop(over: Size, turn: Callable[[Size], Size]) -> Size:
    """Return the list that a comprehension makes over `over`; `turn` bounds one turn from its element's bound.

    Elements are seldom all as big as the biggest. A turn's bound is convex in its element's size, so all turns
    together stay
    under the chord between the smallest and the biggest element, at the list's total.
    """
    small, big = turn(ONE), turn(one_of(over))
    if over.count == UNBOUNDED or big.total == UNBOUNDED or big.work == UNBOUNDED:
        return list_of(over.count, big).doing(UNBOUNDED)
    beyond = (
        (over.total - over.count) / (over.element - 1) if over.element > 1 and over.total > over.count else 0
    )
    together = min(
        over.count * big.total, over.count * small.total + beyond * max(big.total - small.total, 0)
    )
    work = min(over.count * big.work, over.count * small.work + beyond * max(big.work - small.work, 0))
    return Size(over.count, big.total, together, over.work + over.count + work, big.depth + 1, True)


def reduced(start: Size, over: Size, turn: Callable[[Size], Size]) -> Size | None:
    """Return what `reduce` makes, or None where the carried value may double in each turn."""
    small, big = turn(_carried(1, 0, start)), turn(_carried(1 + _BIG, _BIG, start))
    if big.total - small.total > _BIG + 1:
        return None
    carries, wraps = big.total - small.total > 1, max(big.depth - _BIG, 0)
    total = start.total + small.total + (over.count * max(small.total - 1, 0) if carries else 0)
    depth = start.depth + small.depth + (int(min(over.count, _BIG)) * wraps if carries else 0)
    grown = Size(total, max(start.element, small.total), total, 0, depth, start.is_list)
    body = turn(grown)
    copied = total / _COPIED if carries else 0
    return grown.doing(start.work + over.work + over.count * (1 + body.work + copied))


def _carried(total: float, depth: int, start: Size) -> Size:
    return Size(1, 1, total, 0, depth, start.is_list)
