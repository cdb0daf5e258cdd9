"""A picture: what the graph says about a view, the same object for page, JSON and downloads."""

from dataclasses import dataclass

from ..reads.parts import Kind
from ..slices.types import EdgeKind, Place
from .view import View

Facts = dict[str, str | int | bool]


@dataclass(frozen=True)
class PictureNode:
    """One entity of a picture."""

    key: str
    """`<kind>:<id>`, unique in the picture."""
    id: str
    kind: Kind
    label: str
    """Its name or title, whole."""
    note: str
    """What the picture counts of it, in a few words: "4 joint papers, 2019 to 2021"."""
    size: int
    """How large it is drawn, in three steps: 1, 2 or 3."""
    rank: int
    """Its place among its kind, from 0; the focuses have -1."""
    focus: bool
    """True for what the picture is about."""
    x: float
    """Pixels to the right of the picture's middle, at scale 1."""
    y: float
    """Pixels below the picture's middle."""
    pinned: bool
    place: Place | None
    """Where its label stands at the first view; None: it waits for the pointer or for more zoom."""
    colour: int | None
    """The entry of the legend that it belongs to; None: the colour of its kind."""
    facts: Facts
    """What is known of it, by the name of the property."""
    more: dict[Kind, int]
    """How many neighbours of each kind are not shown, whatever the filters; kinds not counted are left out."""


@dataclass(frozen=True)
class PictureEdge:
    """What connects two entities of a picture."""

    source: str
    """The key of one end: the person of an authorship, the paper of a topic, the citing paper, the part of a whole."""
    target: str
    """The key of the other end."""
    kind: EdgeKind
    weight: float
    """How much it counts: of co-authors the sum of 1/(n-1) over joint papers of n authors, else 1."""
    papers: int
    """Joint papers of co-authors that count; 1 for an authorship, else 0."""
    years: tuple[int, int] | None
    """The first and last year that is known of it."""
    label: str
    """What it says in a few words: "4 joint papers, 2019 to 2021"."""


@dataclass(frozen=True)
class PictureCut:
    """How many of the neighbours of the focuses a picture shows, of one kind."""

    kind: Kind
    shown: int
    total: int
    by: str
    """What the shown ones are chosen by at first."""
    words: str
    """All that as a phrase: "40 of 1,212 co-authors, by joint papers"."""
    exact: bool = True
    """False where counting stopped early: there are at least so many."""


@dataclass(frozen=True)
class Hidden:
    """What the view holds and the picture does not show."""

    total: int
    by_hand: int
    by_filters: int
    words: str
    """All that as a sentence; empty where nothing is hidden."""


@dataclass(frozen=True)
class YearBar:
    """One year of the histogram."""

    year: int
    papers: int
    """Papers of the picture that every filter but the years lets through."""
    shown: int
    """Those of them that pass the years as well."""


@dataclass(frozen=True)
class LegendEntry:
    """One colour of a picture."""

    index: int | None
    """Its place in the palette, as in the nodes' `colour`; None for nodes in the colour of their kind."""
    label: str
    count: int
    """Nodes of that colour."""
    key: Kind | None = None
    """The kind that an entry stands for, where colours are by kind."""
    id: str | None = None
    """The topic or institution that an entry stands for, as in the filters; None for others."""


@dataclass(frozen=True)
class Legend:
    """What the colours of a picture say."""

    colour: str
    palette: str
    """`kinds`, `categories` (colours that only differ) or `scale` (from little to much)."""
    entries: tuple[LegendEntry, ...]
    scale: dict[str, float] | None
    """{from, to} of a palette that is a scale."""
    words: str
    """What is shown, in a sentence."""
    size_words: str
    """What the sizes say, in a sentence."""


@dataclass(frozen=True)
class Guide:
    """A caption of a layout: a ring, a column of a year, an institution."""

    label: str
    x: float
    y: float
    radius: float | None = None
    """Of a ring, in pixels; None for captions without one."""


@dataclass(frozen=True)
class Picture:
    """What the graph says about a view."""

    view: View
    """The view, completed: its nodes with their places."""
    nodes: tuple[PictureNode, ...]
    """The focuses, then people, papers, topics and institutions, each kind by rank."""
    edges: tuple[PictureEdge, ...]
    cuts: tuple[PictureCut, ...]
    hidden: Hidden
    histogram: tuple[YearBar, ...]
    legend: Legend
    guides: tuple[Guide, ...]
    notes: tuple[str, ...]
    """What else is left out or was found, each in a sentence: lines not drawn, ways that were searched."""
    missing: tuple[str, ...]
    """Keys of the view that are not in the graph."""
    width: int
    """The width in pixels of the canvas that the places fit on."""
    height: int
    zoom: float
    """The size of nodes on that canvas."""
