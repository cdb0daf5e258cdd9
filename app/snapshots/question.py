"""What can be frozen: always a question that the server asks itself, never an answer that somebody sends."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from ..explore.view import MOST_FOCUSES, View, parse_view
from ..parameters import ParameterError

MOST_LETTERS = 20_000


class ViewQuestion(Struct, frozen=True, tag="view", tag_field="kind"):
    """A picture of the explorer."""

    view: View


class CypherQuestion(Struct, frozen=True, tag="query", tag_field="kind"):
    """A console query with its parameters."""

    query: str
    parameters: dict[str, Any] = {}


class ComparisonQuestion(Struct, frozen=True, tag="comparison", tag_field="kind"):
    """A comparison of people, by their ids."""

    authors: tuple[str, ...]


Question = ViewQuestion | CypherQuestion | ComparisonQuestion


class SnapshotBody(Struct, forbid_unknown_fields=True):
    """What shall be frozen: one of `view`, `query` (with `parameters`) and `authors`."""

    view: dict[str, Any] | None = None
    query: Annotated[str, Meta(min_length=1, max_length=MOST_LETTERS)] | None = None
    parameters: dict[str, Any] = {}
    authors: Annotated[tuple[str, ...], Meta(min_length=2, max_length=MOST_FOCUSES)] | None = None
    title: Annotated[str, Meta(max_length=200)] = ""


def read_question(body: bytes) -> tuple[Question, str]:
    """Return what a request's JSON asks to freeze, and the title that it gives.

    It holds one of `view`, `query` (with `parameters`) and `authors`. Raises ParameterError and ViewError.
    """
    try:
        asked = msgspec.json.decode(body, type=SnapshotBody)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ParameterError("snapshot", f"cannot be read: {error}") from error
    given = [name for name in ("view", "query", "authors") if getattr(asked, name) is not None]
    if len(given) != 1:
        raise ParameterError("snapshot", "give one of view, query (with parameters) and authors")
    return _question(asked), " ".join(asked.title.split())


def _question(asked: SnapshotBody) -> Question:
    if asked.view is not None:
        return ViewQuestion(parse_view(asked.view))
    if asked.query is not None:
        return CypherQuestion(asked.query, asked.parameters)
    return ComparisonQuestion(asked.authors or ())
