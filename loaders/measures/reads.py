"""Read from the graph what the measures of papers are computed from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder

from ...cypher import load
from ...cypher.graph import Graph, Row
from ..resolve import RANKS
from .paper import Count, Paper

PAIRED = ("topic", "keyword", "category", "concept")
"""The kinds of topics that a paper may have several of, each chosen for it; an area or a field is a drawer."""
FIELDS = ("category", "area")
"""What stands for a paper's fields where none of its topics is part of a field: the first kind that it has."""


class Topic(Struct, frozen=True, gc=False):
    """A topic by its number, which counts up in the order they were read."""

    number: int
    id: str
    kind: str
    fields: tuple[str, ...]


class _Said(Struct):
    """What is read of a record."""

    cited_by_count: int | None = None


_DECODER = Decoder(_Said)


def measure_topics(graph: Graph) -> dict[str, Topic]:
    """Return all topics by their ids."""
    rows = graph.stream(load("read")["measure_topics"])
    return {
        row["id"]: Topic(number, row["id"], row["kind"] or "", tuple(row["fields"]))
        for number, row in enumerate(rows)
    }


def measure_papers(graph: Graph, topics: Mapping[str, Topic]) -> Iterator[Paper]:
    """Yield all papers in the order of their ids."""
    for row in graph.stream(load("read")["measure_papers"]):
        about = [topics[id] for id in row["topics"] if id in topics]
        yield Paper(row["id"], row["year"], paired(about), fields_of(about), _count(row), row["version"])


def paired(topics: Iterable[Topic]) -> dict[str, tuple[int, ...]]:
    """Return the numbers of a paper's topics by kind, ascending, for each kind that makes pairs."""
    found: dict[str, set[int]] = {}
    for topic in topics:
        if topic.kind in PAIRED:
            found.setdefault(topic.kind, set()).add(topic.number)
    return {kind: tuple(sorted(numbers)) for kind, numbers in found.items() if len(numbers) > 1}


def fields_of(topics: Sequence[Topic]) -> tuple[str, ...]:
    """Return the ids of a paper's fields: those its topics are part of, or else its categories, or else its areas."""
    found = [field for topic in topics for field in topic.fields]
    for kind in FIELDS:
        found = found or [topic.id for topic in topics if topic.kind == kind]
    return tuple(dict.fromkeys(found))


def _count(row: Row) -> Count | None:
    """Return the paper's count with the source that states it: with several, the one that the loader believed."""
    if row["cited"] is None:
        return None
    if len(row["sources"]) == 1:
        return Count(row["sources"][0], row["cited"])
    stating = [record for record in row["records"] if _cited(record) == row["cited"]]
    stating.sort(key=lambda record: (RANKS.get(record["source"], 0), record["source"]))
    return Count(stating[0]["source"], row["cited"]) if stating else None


def _cited(record: Mapping[str, Any]) -> int | None:
    return _DECODER.decode(record["content"]).cited_by_count
