"""What a researcher's measures are computed from, out of the graph."""

from dataclasses import dataclass

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from ..reads.parts import YearCount


@dataclass(frozen=True)
class SourceCounts:
    """How often one source says that each of some works is cited."""

    source: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class FieldCount:
    """The most frequent field of one kind."""

    id: str
    name: str
    kind: str
    """`category`, `field` or `area`."""
    works: int


@dataclass(frozen=True)
class CodeLink:
    """A paper with a link to its code."""

    id: str
    title: str
    url: str


@dataclass(frozen=True)
class MeasuredWorks:
    """All that the measures of one researcher are computed from; each paper is counted once."""

    works: int
    dated: int
    placed: int
    """Works on which a source says at which place the person stands."""
    first: int
    ended: int
    """Works by two people or more of which all authors and the person's place are known."""
    last: int
    coded: int
    """Works of which a source says that there is code."""
    code: CodeLink | None
    """The newest work with a link to its code."""
    novelties: tuple[float, ...]
    percentiles: tuple[float, ...]
    measured: str | None
    """When these were computed last, ISO."""
    counts: tuple[SourceCounts, ...]
    """Citations by source; a work without a count of a source is not in its list."""
    has_references: bool
    """False where no paper of the graph cites another: nothing can be counted then."""
    cited: tuple[int, ...]
    """For each work how many papers of this graph cite it."""
    fields: tuple[FieldCount, ...]
    """Of each kind the most frequent."""


NOTHING = MeasuredWorks(0, 0, 0, 0, 0, 0, 0, None, (), (), None, (), False, (), ())


def author_measures(graph: Graph, *, id: str) -> MeasuredWorks:
    """Return what one author's measures are computed from; nothing where there is no such author."""
    rows = graph.read(load("read")["author_measures"], id=id)
    return convert(rows[0], MeasuredWorks) if rows else NOTHING


@dataclass(frozen=True)
class CountedYears:
    """An author's citations by year, as `peergraph measure` counted them paper by paper."""

    years: tuple[YearCount, ...]
    """Newest first."""
    counted: str | None
    """When, ISO; of papers counted at different times the oldest. None where nothing was counted."""
    uncounted: int
    """Papers that are cited and were not counted."""


def author_counted_years(graph: Graph, *, id: str) -> CountedYears:
    """Return the citations of one author's papers by year as they were last counted."""
    return convert(graph.read(load("read")["author_counted_years"], id=id)[0], CountedYears)


def author_citation_years(graph: Graph, *, id: str) -> tuple[YearCount, ...]:
    """Return how often papers of this graph cite one author's, by the year of the citing paper, newest first."""
    return convert(graph.read(load("read")["author_citation_years"], id=id), tuple[YearCount, ...])
