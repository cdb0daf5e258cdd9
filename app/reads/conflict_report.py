"""What a check for conflicts of interest says. All frozen."""

from dataclasses import dataclass
from typing import Literal

from .affiliations import SharedInstitution
from .naming import Meant
from .parts import EntityRef, PaperRef

LineState = Literal["person", "paper", "entry", "open", "unknown"]
Level = Literal["conflict", "look", "none"]


@dataclass(frozen=True)
class Line:
    """One thing that was pasted, and what it was taken for."""

    text: str
    state: LineState
    """"entry": a BibTeX entry that is not in the graph, whose authors are lines of their own; "open": a question."""
    people: tuple[EntityRef, ...]
    """The person, or the authors of the paper."""
    paper: EntityRef | None
    note: str | None
    """Why nobody was found, what was done instead, or who alone says that the person is called so."""
    meant: Meant | None
    """The people to choose from, where a name is or was not clear."""


@dataclass(frozen=True)
class Side:
    """The panel, or the list that is checked against it."""

    lines: tuple[Line, ...]
    people: tuple[EntityRef, ...]
    """Everybody that the lines stand for, once each."""


@dataclass(frozen=True)
class Route:
    """A shortest path over joint papers between two people who share none."""

    state: Literal["found", "none", "not searched"]
    """"none": no path within 4 hops; "not searched": the time was up before."""
    hops: int | None
    people: tuple[EntityRef, ...]
    """On the path in order, both ends included."""


@dataclass(frozen=True)
class Check:
    """One of the panel and one of the list."""

    a: EntityRef
    b: EntityRef
    level: Level
    """"conflict" by the stated rule; "look": something that the rule does not count."""
    same_person: bool
    recent: int
    """Joint papers of the years that count."""
    total: int
    """All joint papers."""
    first_year: int | None
    last_year: int | None
    undated: int
    """Joint papers without a year, which count as recent."""
    papers: tuple[PaperRef, ...]
    """The newest joint papers, at most three."""
    institutions: tuple[SharedInstitution, ...]
    route: Route | None
    """None for one person and for co-authors."""


@dataclass(frozen=True)
class GraphExtent:
    """What the graph can know."""

    papers: int
    last_year: int | None
    """The year of the newest paper."""
    loaded: str | None
    """When the newest load ended, ISO."""


@dataclass(frozen=True)
class ConflictReport:
    """The answer to a panel and a list."""

    panel: Side
    others: Side
    years: int
    now: int
    """The year that counts as now."""
    since: int
    """Papers of this year and later are recent."""
    checks: tuple[Check, ...]
    """Every pair, the gravest first."""
    conflicts: int
    looks: int
    open: int
    """How many lines are a question still, and were left out of the check."""
    unknown: int
    """How many lines mean nobody in the graph."""
    not_searched: int
    """Pairs whose path was not searched, because the time was up."""
    extent: GraphExtent
    statement: str
    """The result in a sentence that claims no more than the graph knows."""
