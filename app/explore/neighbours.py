"""The neighbours of entities: how many there are of each kind, and the first of them in an order."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from ...cypher.graph import Graph
from ..reads.parts import Kind
from . import reads
from .reading import around_keys, ids_by_kind, paper_filters
from .rows import FoundNeighbours
from .view import KINDS, NO_FILTERS, Filters, parse_key

Order = Literal["closeness", "joint papers", "recent", "citations", "name"]
ORDERS: dict[Kind, tuple[Order, ...]] = {
    "author": ("closeness", "joint papers", "recent", "name"),
    "paper": ("closeness", "recent", "citations", "name"),
    "topic": ("joint papers", "recent", "name"),
    "institution": ("closeness", "recent", "name"),
}
"""The orders of each kind of neighbour, the usual one first.

closeness: of people the sum of 1/(n-1) over joint papers of n authors; of papers how many people of the picture wrote
them; of institutions how many people connect them. joint papers: how many papers connect, for topics too. recent: the
newest year. citations: by the source's count, or by this graph's where the source has none. name: by alphabet.
"""


@dataclass(frozen=True)
class NeighbourCount:
    """How many neighbours of one kind an entity has."""

    kind: Kind
    total: int
    exact: bool
    """False where there are at least so many."""
    orders: tuple[Order, ...]
    """The orders that they can be asked for in, the usual one first."""


@dataclass(frozen=True)
class NeighbourCounts:
    """How many neighbours an entity has, kind by kind."""

    key: str
    neighbours: tuple[NeighbourCount, ...]


@dataclass(frozen=True)
class Asked:
    """Whose neighbours are asked for, of what kind, and in which order."""

    keys: tuple[str, ...]
    kind: Kind
    order: Order
    limit: int


def neighbours(graph: Graph, asked: Asked, filters: Filters, held: Collection[str] = ()) -> FoundNeighbours:
    """Return the neighbours of some entities that the keys in `held` do not name, over the papers that count."""
    here = ids_by_kind(held)
    # Those that are only counted need no order, and that of papers by closeness takes the longest.
    order = asked.order if asked.limit else "recent"
    wanted = reads.Asked(order=order, known=here[asked.kind], limit=asked.limit, near=here["author"])
    return _READS[asked.kind](graph, around_keys(asked.keys), paper_filters(filters), wanted)


_READS = {
    "author": reads.explore_people,
    "paper": reads.explore_papers,
    "topic": reads.explore_topics,
    "institution": reads.explore_institutions,
}


def count_neighbours(graph: Graph, key: str) -> NeighbourCounts:
    """Return how many neighbours of each kind an entity has, whatever the filters; 0 where there is no such entity."""
    parse_key(key)
    return NeighbourCounts(key, tuple(_counted(graph, key, kind) for kind in KINDS))


def _counted(graph: Graph, key: str, kind: Kind) -> NeighbourCount:
    found = neighbours(graph, Asked((key,), kind, ORDERS[kind][0], 0), NO_FILTERS)
    return NeighbourCount(kind, found["total"], found["exact"], ORDERS[kind])


def keys_of_rows(kind: Kind, found: FoundNeighbours) -> list[str]:
    """Return the keys of the neighbours found, in their order."""
    return [f"{kind}:{row['id']}" for row in found["rows"]]


def all_authors(keys: Iterable[str]) -> bool:
    """Tell whether all keys name people, whose people are then their co-authors."""
    return all(parse_key(key)[0] == "author" for key in keys)
