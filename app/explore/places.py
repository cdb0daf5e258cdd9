"""Free places on a plane: where a node can stand without touching one that stands already."""

import math
from collections import defaultdict

Point = tuple[float, float]

CELL = 40.0
GOLDEN = math.pi * (3 - math.sqrt(5))
STEP = 7.0
"""Pixels by which the search for a free place widens, along a sunflower's seeds, so that no side is favoured."""
TRIES = 40_000
CROWD = 120.0
STILL_TAKEN = 0.9
"""What part of the last search from about the same place is not made again."""


class Plane:
    """Discs that do not overlap, found by the cells of a grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
        self._widest = 0.0
        self._full: dict[tuple[int, int], int] = {}

    def add(self, point: Point, reach: float) -> None:
        """Take a place, whatever stands there."""
        self._cells[_cell(point)].append((*point, reach))
        self._widest = max(self._widest, reach)

    def put(self, wanted: Point, reach: float) -> Point:
        """Take and return the free place that is nearest to the wanted one, or nearly so."""
        # Where the last one had to go far, the near places are taken still.
        crowd = (int(wanted[0] // CROWD), int(wanted[1] // CROWD))
        turn = 0
        for turn in range(int(self._full.get(crowd, 0) * STILL_TAKEN), TRIES):
            away = STEP * math.sqrt(turn)
            at = (wanted[0] + away * math.cos(turn * GOLDEN), wanted[1] + away * math.sin(turn * GOLDEN))
            if self._is_free(at, reach):
                break
        else:
            at = (wanted[0], wanted[1] + STEP * math.sqrt(TRIES))
        self._full[crowd] = turn
        self.add(at, reach)
        return at

    def put_below(self, wanted: Point, reach: float) -> Point:
        """Take and return the wanted place, or the first free one straight below it."""
        at = wanted
        while not self._is_free(at, reach):
            at = (at[0], at[1] + STEP)
        self.add(at, reach)
        return at

    def _is_free(self, point: Point, reach: float) -> bool:
        (column, row), around = _cell(point), math.ceil((reach + self._widest) / CELL)
        for x in range(column - around, column + around + 1):
            for y in range(row - around, row + around + 1):
                for ox, oy, other in self._cells.get((x, y), ()):
                    if (point[0] - ox) ** 2 + (point[1] - oy) ** 2 < (reach + other) ** 2:
                        return False
        return True


def _cell(point: Point) -> tuple[int, int]:
    return (math.floor(point[0] / CELL), math.floor(point[1] / CELL))
