"""What a slice is: the bounded neighbourhood of one entity, the same object for page, JSON and downloads."""

from dataclasses import dataclass
from typing import Literal

from ..reads.parts import Kind

EdgeKind = Literal["authored", "coauthor", "about", "affiliated", "cites", "part_of"]
Place = Literal["below", "above", "right", "left"]

KINDS: tuple[Kind, ...] = ("author", "paper", "topic", "institution")


@dataclass(frozen=True)
class SliceNode:
    """One entity of a slice."""

    id: str
    """The entity's id, unique in the slice."""
    kind: Kind
    """What it is."""
    label: str
    """Its name or title, whole."""
    note: str
    """What connects it with the focus, in a few words: "4 joint papers, 2019 to 2021"."""
    size: int
    """How large it is drawn, in three steps: 1, 2 or 3."""
    rank: int
    """Its place among its kind, from 0; the focus has -1."""
    group: int | None = None
    """The group of people it belongs to, from 0, or None."""
    x: float = 0.0
    """Pixels to the right of the picture's middle, at scale 1."""
    y: float = 0.0
    """Pixels below the picture's middle, at scale 1."""
    place: Place | None = None
    """Where its label stands at the first view; None: it waits for the pointer or for more zoom."""
    facts: dict[str, str | int] | None = None
    """What is known of it, by the name of the property."""


@dataclass(frozen=True)
class SliceEdge:
    """What connects two entities of a slice."""

    source: str
    """The id of one end: the person of an authorship, the paper of a topic."""
    target: str
    """The id of the other end."""
    kind: EdgeKind
    """What it says."""
    weight: int
    """Joint papers of co-authors; 1 for all other kinds."""


@dataclass(frozen=True)
class Cut:
    """How much of one kind a slice shows."""

    kind: Kind
    """What was counted."""
    shown: int
    """How many are in the slice."""
    total: int
    """How many there are."""
    by: str
    """What the shown ones were chosen by."""
    words: str
    """All that as a phrase: "40 of 1,212 co-authors, by joint papers"."""
    exact: bool = True
    """False where counting stopped early: there are at least so many."""


@dataclass(frozen=True)
class Group:
    """People of a slice who wrote with each other, but with nobody of the other groups, once the focus is taken out."""

    people: int
    """How many people."""
    papers: int
    """How many of the focus's papers they wrote."""
    first_year: int | None
    """The year of the oldest of those papers."""
    last_year: int | None
    """The year of the newest of those papers."""
    shown_people: tuple[str, ...]
    """The ids of its people in the slice."""
    shown_papers: tuple[str, ...]
    """The ids of its papers in the slice."""


@dataclass(frozen=True)
class Slice:
    """The bounded, ranked neighbourhood of one entity."""

    focus: SliceNode
    """The entity in the middle; also the first of `nodes`."""
    nodes: tuple[SliceNode, ...]
    """The focus, then people, papers, topics and institutions, each kind by rank."""
    edges: tuple[SliceEdge, ...]
    """What connects them."""
    cuts: tuple[Cut, ...]
    """What was found, kind by kind, and how much of it is shown."""
    groups: tuple[Group, ...]
    """The groups of co-authors that only the focus connects, largest first; empty where the focus is no author."""
    limit: int
    """The most nodes that were asked for."""
    width: int = 0
    """The width in pixels of the canvas that the positions were made for; 0 before there are any."""
    height: int = 0
    """Its height in pixels."""
    zoom: float = 1.0
    """The size of nodes on that canvas: 1, or less where there is little room."""

    def of_kind(self, kind: Kind) -> tuple[SliceNode, ...]:
        """Return the entities of one kind by rank, without the focus."""
        return tuple(node for node in self.nodes[1:] if node.kind == kind)
