"""What a query may name here: labels, types and properties with counts and examples, functions and procedures."""

import re
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import cast

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph, Row
from .functions import LISTED, PROCEDURES
from .schema_notes import NODES, RELATIONSHIPS, Note

EXAMPLES = 12
"""Nodes or edges of each sort that are looked at for examples."""
MOST_LETTERS = 48
ENDS = {
    "AUTHORED": (("Author", "Paper"),),
    "ABOUT": (("Paper", "Topic"),),
    "AFFILIATED_WITH": (("Author", "Institution"),),
    "CITES": (("Paper", "Paper"),),
    "PART_OF": (("Topic", "Topic"), ("Institution", "Institution")),
    "IDENTIFIES": (
        ("Identifier", "Author"),
        ("Identifier", "Paper"),
        ("Identifier", "Topic"),
        ("Identifier", "Institution"),
    ),
    "REFERS_TO": (("Paper", "Identifier"),),
    "DESCRIBES": (
        ("Record", "Paper"),
        ("Record", "Author"),
        ("Record", "Institution"),
        ("Record", "Topic"),
    ),
    "EMBEDS": (("Embedding", "Paper"),),
}
_TYPE = re.compile(r"\[:(\w+)\]")


@dataclass(frozen=True)
class Property:
    """One property, with a value that some node or edge has."""

    name: str
    meaning: str
    example: str
    """As a query writes it, cut where it is long; empty where none was seen."""


@dataclass(frozen=True)
class Sort:
    """One label or relationship type."""

    name: str
    count: int
    meaning: str
    ends: tuple[tuple[str, str], ...]
    """The labels that a relationship goes from and to; none for a label."""
    properties: tuple[Property, ...]


@dataclass(frozen=True)
class Callable:
    """A function or procedure that may be called."""

    name: str
    signature: str
    description: str


@dataclass(frozen=True)
class Catalogue:
    """All that an editor can offer for this graph on this server."""

    labels: tuple[Sort, ...]
    types: tuple[Sort, ...]
    functions: tuple[Callable, ...]
    procedures: tuple[Callable, ...]


def catalogue(graph: Graph) -> Catalogue:
    """Return what queries on this graph may name; raises GraphUnavailable."""
    labels, types = sorts(graph)
    return Catalogue(labels, types, catalogue_functions(graph), catalogue_procedures(graph))


def sorts(graph: Graph) -> tuple[tuple[Sort, ...], tuple[Sort, ...]]:
    """Return the graph's labels and its relationship types, with counts that are a minute old at most."""
    minute = int(monotonic() // 60)
    counts, examples = _counts(graph, minute), _examples(graph, minute // 60)
    notes = {note.name: note for note in NODES}
    notes |= {match[1]: note for note in RELATIONSHIPS if (match := _TYPE.search(note.name))}

    def sort(name: str, count: int) -> Sort:
        """Return one label or type with what is known of it."""
        return _sort(name, count, examples.get(name, {}), notes.get(name))

    labels = tuple(sort(note.name, counts["labels"][note.name]) for note in NODES)
    return labels, tuple(sort(name, counts["types"][name]) for name in ENDS)


def catalogue_counts(graph: Graph) -> dict[str, dict[str, int]]:
    """Return how many `labels` and `types` of each name there are."""
    return graph.read(load("read")["catalogue_counts"])[0]


def catalogue_examples(graph: Graph, *, most: int) -> dict[str, list[Row]]:
    """Return the properties of some nodes and edges of each sort, by its name."""
    return {row["name"]: row["examples"] for row in graph.read(load("read")["catalogue_examples"], most=most)}


@lru_cache(maxsize=8)
def _counts(graph: Graph, _minute: int) -> dict[str, dict[str, int]]:
    return catalogue_counts(graph)


@lru_cache(maxsize=8)
def _examples(graph: Graph, _hour: int) -> dict[str, Row]:
    """Return for each sort a value of each property, from the first example that has one."""
    found: dict[str, Row] = {}
    for name, examples in catalogue_examples(graph, most=EXAMPLES).items():
        values = found[name] = {}
        for example in reversed(examples):
            values.update({key: value for key, value in example.items() if value is not None})
    return found


@lru_cache(maxsize=8)
def catalogue_functions(graph: Graph) -> tuple[Callable, ...]:
    """Return the functions that may be called, asked of the server once."""
    return convert(
        graph.read(load("read")["catalogue_functions"], names=sorted(LISTED)), tuple[Callable, ...]
    )


@lru_cache(maxsize=8)
def catalogue_procedures(graph: Graph) -> tuple[Callable, ...]:
    """Return the procedures that may be called, asked of the server once."""
    return convert(
        graph.read(load("read")["catalogue_procedures"], names=sorted(PROCEDURES)), tuple[Callable, ...]
    )


def _sort(name: str, count: int, seen: Row, note: Note | None) -> Sort:
    meanings = dict(note.properties) if note else {}
    names = [*meanings, *sorted(set(seen) - set(meanings))]
    properties = tuple(Property(each, _said(meanings.get(each)), written(seen.get(each))) for each in names)
    return Sort(name, count, _said(note and note.meaning), ENDS.get(name, ()), properties)


def _said(text: str | None) -> str:
    return _(text) if text else ""


def written(value: object) -> str:
    """Return a stored value as a query would write it, cut where it is long."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        items = cast(list[object], value)
        return f"[{', '.join(written(each) for each in items[:2])}{', …' if len(items) > 2 else ''}]"
    text = str(value)
    short = text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"
    return f"'{short}'" if isinstance(value, str) else short
