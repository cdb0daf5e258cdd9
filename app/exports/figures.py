"""A picture as files need it: what to draw and where, whatever it was made for."""

from dataclasses import dataclass

from ..explore.picture import Picture, PictureNode
from ..reads.parts import Kind
from ..slices.layout import radius_of
from ..slices.types import Place, Slice, SliceEdge, SliceNode

KIND_COLOURS: dict[Kind, str] = {
    "author": "#0072B2",
    "paper": "#E69F00",
    "topic": "#009E73",
    "institution": "#CC79A7",
}
# The same colours as on the page, for a light ground.
CATEGORIES = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#882255", "#8A8A1F", "#332288", "#7F8A83",
)  # fmt: skip
SCALE = ("#7FB7BE", "#58A3B5", "#3A8CA8", "#2A7199", "#275789", "#263D73", "#1F2457")


@dataclass(frozen=True)
class FigureNode:
    """One entity of a picture, drawn."""

    key: str
    """Unique in the picture."""
    id: str
    kind: Kind
    label: str
    note: str
    x: float
    """Pixels to the right of the picture's middle."""
    y: float
    """Pixels below the picture's middle."""
    radius: float
    colour: str
    """Such as "#0072B2"."""
    place: Place | None
    """Where its label stands; None for nodes without one."""
    is_focus: bool
    group: str
    """What its colour says: the legend's word for it, or its kind."""


@dataclass(frozen=True)
class FigureEdge:
    """What connects two entities of a picture."""

    source: str
    """The key of one end."""
    target: str
    kind: str
    """authored, coauthor, about, affiliated, cites or part_of."""
    weight: float
    papers: int
    """Joint papers of two people; 0 for all other kinds."""


@dataclass(frozen=True)
class FigureLegend:
    """What one colour of a picture says."""

    label: str
    colour: str
    count: int
    """Nodes of that colour."""


@dataclass(frozen=True)
class Figure:
    """A picture with its title and what is to be said below it."""

    title: str
    words: tuple[str, ...]
    """What is shown and what is cut, sentence by sentence."""
    nodes: tuple[FigureNode, ...]
    edges: tuple[FigureEdge, ...]
    legend: tuple[FigureLegend, ...] = ()
    """What the colours say; empty where they are those of the kinds."""


def figure_of_slice(picture: Slice) -> Figure:
    """Return a placed slice as a figure."""
    cuts = "; ".join(cut.words for cut in picture.cuts if cut.total)
    return Figure(
        picture.focus.label,
        (f"In the picture: {cuts}.",) if cuts else (),
        tuple(_slice_node(node, picture.zoom) for node in picture.nodes),
        tuple(_slice_edge(edge) for edge in picture.edges),
    )


def figure_of_picture(picture: Picture) -> Figure:
    """Return a picture of the explorer as a figure."""
    cuts = "; ".join(cut.words for cut in picture.cuts if cut.total)
    focuses = " and ".join(node.label for node in picture.nodes if node.rank < 0)
    said = (
        f"In the picture: {cuts}." if cuts else "",
        picture.hidden.words,
        picture.legend.words,
        *picture.notes,
    )
    names = {entry.index: entry.label for entry in picture.legend.entries}
    return Figure(
        picture.view.title or focuses or "A picture",
        tuple(words for words in said if words),
        tuple(_picture_node(node, picture, names) for node in picture.nodes),
        tuple(
            FigureEdge(
                edge.source,
                edge.target,
                edge.kind,
                edge.weight,
                edge.papers if edge.kind == "coauthor" else 0,
            )
            for edge in picture.edges
        ),
        tuple(
            FigureLegend(entry.label, colour_at(entry.index, picture.legend.palette), entry.count)
            for entry in picture.legend.entries
            if entry.index is not None
        ),
    )


def _slice_node(node: SliceNode, zoom: float) -> FigureNode:
    return FigureNode(
        key=node.id,
        id=node.id,
        kind=node.kind,
        label=node.label,
        note=node.note,
        x=node.x,
        y=node.y,
        radius=radius_of(node, zoom),
        colour=KIND_COLOURS[node.kind],
        place=node.place,
        is_focus=node.rank < 0,
        group=node.kind,
    )


def _slice_edge(edge: SliceEdge) -> FigureEdge:
    return FigureEdge(
        edge.source, edge.target, edge.kind, edge.weight, edge.weight if edge.kind == "coauthor" else 0
    )


def _picture_node(node: PictureNode, picture: Picture, names: dict[int | None, str]) -> FigureNode:
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
        group=node.kind if node.colour is None else names.get(node.colour, node.kind),
    )


def colour_of(kind: Kind, index: int | None, palette: str) -> str:
    """Return the colour of a node, given its kind, its place in the palette if any, and which palette that is."""
    return KIND_COLOURS[kind] if index is None else colour_at(index, palette)


def colour_at(index: int, palette: str) -> str:
    """Return the colour at a place of a palette."""
    colours = SCALE if palette == "scale" else CATEGORIES
    return colours[min(index, len(colours) - 1)]
