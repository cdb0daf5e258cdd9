"""Which labels a picture shows at its first view, and where: none on a node, none on another label."""

import unicodedata
from collections.abc import Iterator, Sequence

from .types import Place, SliceNode

Box = tuple[float, float, float, float]

FONT_SIZE = 12.0
LINE = 15.0
LONGEST = 28
# Parts of the font size, a little generous: a system font may be wider than the one that was measured.
_NARROW, _MIDDLE, _CAPITAL, _BROAD, _IDEOGRAPH = 0.34, 0.58, 0.74, 0.95, 1.04
PLACES: tuple[Place, ...] = ("below", "above", "right", "left")
CELL = 64.0


def short_label(label: str) -> str:
    """Return a label that fits beside a node."""
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip(" ,.;:(-") + "…"


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """Return about how wide a text is in a sans serif font, in pixels; rather too wide than too narrow."""
    return size * sum(_part(letter) for letter in text)


def _part(letter: str) -> float:
    if letter in "ijltfrI.,:;'|!()[]-` ":
        return _NARROW
    if letter in "mwMW@%…":
        return _BROAD
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _IDEOGRAPH
    return _CAPITAL if letter.isupper() else _MIDDLE


def label_box(node: SliceNode, radius: float, place: Place) -> Box:
    """Return (left, top, right, bottom) of a node's label at one of its four places."""
    width = text_width(short_label(node.label))
    left = {"right": node.x + radius + 3, "left": node.x - radius - 3 - width}.get(place, node.x - width / 2)
    top = {"below": node.y + radius + 2, "above": node.y - radius - 2 - LINE}.get(place, node.y - LINE / 2)
    return (left, top, left + width, top + LINE)


def ring_of(node: SliceNode, radius: float) -> float:
    """Return how far a node reaches with what is drawn around it: the focus has a ring."""
    return radius + (6 if node.rank < 0 else 1)


def node_box(node: SliceNode, radius: float) -> Box:
    """Return the box around a node's shape."""
    return (node.x - radius, node.y - radius, node.x + radius, node.y + radius)


def overlap(a: Box, b: Box) -> bool:
    """Tell whether two boxes have a point in common."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def choose_labels(
    nodes: Sequence[SliceNode], radii: Sequence[float], width: int, height: int
) -> list[Place | None]:
    """Return the place of each node's label at the first view, None for those that wait; papers always do."""
    taken = _Boxes()
    for node, radius in zip(nodes, radii, strict=True):
        taken.add(node_box(node, radius + 1))
    places: list[Place | None] = [None] * len(nodes)
    for at in sorted(range(len(nodes)), key=lambda at: _order(nodes[at])):
        if nodes[at].kind != "paper" or nodes[at].rank < 0:
            places[at] = taken.add_label(
                nodes[at], radii[at], (-width / 2, -height / 2, width / 2, height / 2)
            )
    return places


def _order(node: SliceNode) -> tuple[float, int]:
    """The focus first; then people, topics and institutions in turn, by rank."""
    weight = {"author": 1.0, "topic": 2.5, "institution": 2.5}.get(node.kind, 9.0)
    return (node.rank * weight, node.rank)


class _Boxes:
    """The boxes that are taken, found by the cells of a grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def add(self, box: Box) -> None:
        """Take a box as occupied."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def add_label(self, node: SliceNode, radius: float, canvas: Box) -> Place | None:
        """Return the first place where a label is free, now occupied, or None."""
        for place in PLACES:
            box = label_box(node, ring_of(node, radius), place)
            inside = (
                box[0] >= canvas[0] and box[1] >= canvas[1] and box[2] <= canvas[2] and box[3] <= canvas[3]
            )
            if inside and not any(
                overlap(box, other) for cell in _cells(box) for other in self._cells.get(cell, ())
            ):
                self.add(box)
                return place
        return None


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
            yield column, row
