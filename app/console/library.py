"""The canned queries: read from cypher/library, each with typed fields for its parameters and an example that
returns rows.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import IO, Any, Literal

from ...cypher import Cypher, load, parse
from ...cypher.errors import UsageError
from ..languages import marked

FieldType = Literal["STRING", "INTEGER", "FLOAT", "BOOLEAN", "LIST<STRING>"]
_MEANINGS = {
    "author_id": marked("An author's id, as in the address of the page"),
    "other_id": marked("Another author's id"),
    "institution_id": marked("An institution's id, as in the address of the page"),
    "topic_id": marked("A topic's id, as in the address of the page"),
    "limit": marked("Rows at most"),
    "year": marked("A year"),
    "since": marked("First year that counts"),
    "venue": marked("A venue's name"),
}


@dataclass(frozen=True)
class Field:
    """One parameter of a canned query, as a field of a form."""

    name: str
    type: str
    meaning: str
    example: str


@dataclass(frozen=True)
class CannedQuery:
    """A query that somebody has written for others."""

    name: str
    title: str
    purpose: str
    returns: str
    text: str
    """The query without its header."""
    fields: tuple[Field, ...]
    example: dict[str, Any]


@cache
def library() -> dict[str, CannedQuery]:
    """Return all canned queries by name, sorted by title."""
    queries = sorted((_canned(query) for query in load("library").values()), key=lambda query: query.title)
    return {query.name: query for query in queries}


def parameters_from(query: CannedQuery, given: dict[str, str]) -> dict[str, Any]:
    """Return typed parameters from a form's texts; raises UsageError that names a field that cannot be used."""
    return {field.name: _typed(field, given.get(field.name, "").strip()) for field in query.fields}


def texts_to_translate(file: IO[bytes], *_: Any, **__: Any) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the title and purpose of one query file, in the form that Babel wants of an extractor."""
    query = parse("", file.read().decode(), "library")
    for text in (query.title, query.purpose):
        yield 1, "marked", text, []


def _canned(query: Cypher) -> CannedQuery:
    example = json.loads(query.example)
    fields = tuple(
        Field(name, kind, _MEANINGS.get(name, name.replace("_", " ")), str(example.get(name, "")))
        for name, kind in query.params.items()
    )
    return CannedQuery(query.name, query.title, query.purpose, query.returns, query.body, fields, example)


def _typed(field: Field, text: str) -> Any:
    if not text:
        raise UsageError(f"{field.name}: is missing")
    if field.type == "INTEGER":
        if not (text.isascii() and text.removeprefix("-").isdigit() and len(text) < 16):
            raise UsageError(f"{field.name}: must be a whole number")
        return int(text)
    return [part.strip() for part in text.split(",")] if field.type == "LIST<STRING>" else text
