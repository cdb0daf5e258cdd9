"""The canned queries: read from cypher/library, each with typed fields for its parameters and an example that
returns rows.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import IO, Any

from ...cypher import Cypher, load, parse
from ..languages import marked
from .fields import Field, FieldKind, typed_values

GROUPS = {
    "people": marked("A person and the people around"),
    "collaboration": marked("How people work together"),
    "institutions": marked("Institutions"),
    "topics": marked("Topics, and who knows them"),
    "papers": marked("Papers and venues"),
    "citations": marked("Citations and retractions"),
    "gaps": marked("Gaps and doubts in the data"),
}
"""What queries are for, in the order in which they are shown."""
NEEDS = {
    "citations": marked("citations between papers"),
    "retractions": marked("retractions"),
    "citations and retractions": marked("citations between papers, and retractions"),
    "two sources": marked("papers from two sources"),
}
NOTHING = "nothing more"
"""What a query needs that finds something in every graph with authors, papers, topics and institutions."""
_FIELDS: dict[str, tuple[FieldKind, str]] = {
    "author_id": ("author", marked("A person")),
    "other_id": ("author", marked("Another person")),
    "institution_id": ("institution", marked("An institution")),
    "other_institution_id": ("institution", marked("Another institution")),
    "topic_id": ("topic", marked("A topic")),
    "other_topic_id": ("topic", marked("Another topic")),
    "paper_id": ("paper", marked("A paper")),
    "since": ("year", marked("First year that counts")),
    "until": ("year", marked("First year that no more counts")),
    "years": ("number", marked("Years on each side")),
    "least": ("number", marked("How many at least")),
    "limit": ("number", marked("Rows at most")),
    "venue": ("text", marked("A venue's name, as its page writes it")),
    "words": ("text", marked("Words, joined with AND or OR")),
}
"""What a parameter's name means; it is the same in every canned query."""


@dataclass(frozen=True)
class CannedQuery:
    """A query that somebody has written for others."""

    name: str
    title: str
    purpose: str
    group: str
    """One of GROUPS."""
    needs: str
    """What the graph must hold, one of NEEDS; empty for nothing in particular."""
    returns: str
    text: str
    """The query without its header."""
    fields: tuple[Field, ...]
    example: dict[str, Any]


@dataclass(frozen=True)
class QueryGroup:
    """Canned queries for one purpose."""

    name: str
    title: str
    queries: tuple[CannedQuery, ...]


@cache
def library() -> dict[str, CannedQuery]:
    """Return all canned queries by name, sorted by title."""
    queries = sorted((_canned(query) for query in load("library").values()), key=lambda query: query.title)
    return {query.name: query for query in queries}


@cache
def library_groups() -> tuple[QueryGroup, ...]:
    """Return all canned queries under what they are for."""
    return tuple(
        QueryGroup(group, title, tuple(query for query in library().values() if query.group == group))
        for group, title in GROUPS.items()
    )


def parameters_from(query: CannedQuery, given: Mapping[str, str]) -> dict[str, Any]:
    """Return typed parameters from a form's texts; raises ParameterError that names a field that cannot be used."""
    return typed_values(query.fields, given)


def texts_to_translate(file: IO[bytes], *_: Any, **__: Any) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the title and purpose of one query file, in the form that Babel wants of an extractor."""
    query = parse("", file.read().decode(), "library")
    for text in (query.title, query.purpose):
        yield 1, "marked", text, []


def _canned(query: Cypher) -> CannedQuery:
    example = json.loads(query.example)
    fields = tuple(Field(name, *_FIELDS[name], str(example[name])) for name in query.params)
    return CannedQuery(
        query.name,
        query.title,
        query.purpose,
        query.group,
        "" if query.needs == NOTHING else query.needs,
        query.returns,
        query.body,
        fields,
        example,
    )
