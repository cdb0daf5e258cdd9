"""A frozen picture, drawn again from its text.

Only what drawing needs is read, and all of it may be missing: a snapshot has to outlive the program that took it.
"""

from typing import Any, Literal, cast

from msgspec import Struct, convert

from ..exports.figures import Figure, FigureEdge, FigureLegend, FigureNode, colour_at, colour_of
from ..reads.parts import Kind
from ..slices.layout import radius_of
from ..slices.types import SliceNode


class FrozenNode(Struct, frozen=True):
    """One node of a frozen picture."""

    key: str
    id: str
    kind: Kind
    label: str = ""
    note: str = ""
    size: Literal[1, 2, 3] = 1
    rank: int = 0
    x: float = 0.0
    y: float = 0.0
    place: Literal["below", "above", "right", "left"] | None = None
    colour: int | None = None


class FrozenEdge(Struct, frozen=True):
    """One line of a frozen picture."""

    source: str
    target: str
    kind: str
    weight: float = 1.0
    papers: int = 0


class FrozenEntry(Struct, frozen=True):
    """One colour of a frozen picture."""

    label: str = ""
    index: int | None = None
    count: int = 0


class FrozenLegend(Struct, frozen=True):
    """What the colours of a frozen picture said."""

    palette: str = "kinds"
    words: str = ""
    entries: tuple[FrozenEntry, ...] = ()


class FrozenPicture(Struct, frozen=True):
    """A frozen picture."""

    nodes: list[FrozenNode]
    edges: list[FrozenEdge] = []
    cuts: list[dict[str, Any]] = []
    legend: FrozenLegend = FrozenLegend()
    notes: list[str] = []
    zoom: float = 1.0


def frozen_picture(answer: dict[str, Any]) -> FrozenPicture:
    """Return the picture of a snapshot's answer."""
    return convert(answer, FrozenPicture)


def figure_of_frozen(title: str, picture: FrozenPicture) -> Figure:
    """Return a frozen picture as a figure."""
    known = {node.key for node in picture.nodes}
    return Figure(
        title,
        tuple(words for words in (*cut_words(picture), picture.legend.words, *picture.notes) if words),
        tuple(_node(node, picture) for node in picture.nodes),
        tuple(_edge(edge) for edge in picture.edges if edge.source in known and edge.target in known),
        tuple(
            FigureLegend(entry.label, colour_at(entry.index, picture.legend.palette), entry.count)
            for entry in picture.legend.entries
            if entry.index is not None
        ),
    )


def cut_words(picture: FrozenPicture) -> list[str]:
    """Return what the picture shows of each kind, in words."""
    return [cast(str, cut["words"]) for cut in picture.cuts if cut.get("words") and cut.get("total")]


def _node(node: FrozenNode, picture: FrozenPicture) -> FigureNode:
    size = SliceNode(node.id, node.kind, node.label, "", node.size, node.rank)
    return FigureNode(
        key=node.key,
        id=node.id,
        kind=node.kind,
        label=node.label,
        note=node.note,
        x=node.x,
        y=node.y,
        radius=radius_of(size, picture.zoom),
        colour=colour_of(node.kind, node.colour, picture.legend.palette),
        place=node.place,
        is_focus=node.rank < 0,
        group=node.kind,
    )


def _edge(edge: FrozenEdge) -> FigureEdge:
    papers = edge.papers if edge.kind == "coauthor" else 0
    return FigureEdge(edge.source, edge.target, edge.kind, edge.weight, papers)
