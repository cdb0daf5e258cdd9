"""Ways between two people as a drawing: both ends at the sides, one row a way, strong ties thick."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..reads.found import Path, PathStep, Way
from ..reads.parts import EntityRef

WIDTH = 1000
MARGIN = 90
ROW = 64
TOP = 34
LONGEST_LABEL = 26
STRONG = 2.0
"""From this strength on, as much as two papers by the two alone, a tie is drawn thick."""
FAIR = 0.5


@dataclass(frozen=True)
class DrawnPerson:
    """A person in the drawing; her label stands above her mark."""

    person: EntityRef
    label: str
    x: int
    y: int


@dataclass(frozen=True)
class DrawnTie:
    """A line between two people; its label stands at its middle."""

    x1: int
    y1: int
    x2: int
    y2: int
    thickness: int
    """1 to 3."""
    step: PathStep

    @property
    def x(self) -> int:
        """Where the label's middle is."""
        return (self.x1 + self.x2) // 2

    @property
    def y(self) -> int:
        """Where the label's base line is: a little above the line."""
        return (self.y1 + self.y2) // 2 - 5


@dataclass(frozen=True)
class Drawing:
    """All ways in one picture; places are in its own units."""

    width: int
    height: int
    people: tuple[DrawnPerson, ...]
    ties: tuple[DrawnTie, ...]


def draw_path(path: Path) -> Drawing | None:
    """Return the drawing of a path's ways; None where there is none."""
    if not path.ways:
        return None
    height = TOP + ROW * len(path.ways)
    middle = (TOP + height) // 2
    people = [_person(path.start, MARGIN, middle), _person(path.end, WIDTH - MARGIN, middle)]
    ties: list[DrawnTie] = []
    for row, way in enumerate(path.ways):
        places = _places(way, TOP + ROW * row + ROW // 2, middle)
        people += [_person(step.b, *place) for step, place in zip(way.steps[:-1], places[1:-1], strict=True)]
        ties += [
            DrawnTie(*a, *b, _thickness(step.strength), step)
            for step, a, b in zip(way.steps, places, places[1:], strict=False)
        ]
    return Drawing(WIDTH, height, tuple(people), tuple(ties))


def _places(way: Way, y: int, middle: int) -> Sequence[tuple[int, int]]:
    gap = (WIDTH - 2 * MARGIN) / way.hops
    inner = [(round(MARGIN + gap * place), y) for place in range(1, way.hops)]
    return [(MARGIN, middle), *inner, (WIDTH - MARGIN, middle)]


def _person(person: EntityRef, x: int, y: int) -> DrawnPerson:
    short = person.label if len(person.label) <= LONGEST_LABEL else f"{person.label[: LONGEST_LABEL - 1]}…"
    return DrawnPerson(person, short, x, y)


def _thickness(strength: float) -> int:
    return 3 if strength >= STRONG else 2 if strength >= FAIR else 1
