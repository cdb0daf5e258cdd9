"""What one version of a stored query holds, read from what somebody has written; nothing of it is trusted."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from ...cypher.errors import QueryRefused
from ..console.fields import FIELD_KINDS, LONGEST_VALUE, Field, FieldKind, guessed_kind
from ..console.text import read_text
from ..later import later as _l
from ..later import said_by
from ..parameters import ParameterError, none_of, too_long
from ..plain_text import plain, plain_line

LONGEST_TITLE = 120
LONGEST_DESCRIPTION = 2_000
LONGEST_MEANING = 120
MOST_FIELDS = 30
_NAME = re.compile(r"\w{1,60}")


class Draft(Struct, frozen=True):
    """One version of a stored query."""

    title: str
    text: str
    """The Cypher."""
    description: str = ""
    fields: tuple[Field, ...] = ()
    """The parameters, in the order in which the text names them."""


def encoded(draft: Draft) -> bytes:
    """Return a version as it is stored: JSON in UTF-8."""
    return msgspec.json.encode(draft)


def decoded(content: bytes) -> Draft:
    """Return a stored version."""
    return msgspec.json.decode(content, type=Draft)


def checked_draft(title: str, description: str, text: str, fields: Sequence[Field] = ()) -> Draft:
    """Return what may be stored: tidy texts, and one field for each parameter of the query.

    Fields that are not given are guessed by their parameters' names, and those without a parameter are left out.
    Raises ParameterError for a text that is missing or too long, QueryRefused for a query that cannot be read.
    """
    shown = _line("title", title, LONGEST_TITLE)
    if not shown:
        raise ParameterError("title", _l("is missing"))
    query = text.replace("\r\n", "\n").strip()
    return Draft(
        shown, query, _description(description), fields_of(query, {each.name: each for each in fields})
    )


def fields_of(
    text: str, given: Mapping[str, Field], values: Mapping[str, Any] | None = None
) -> tuple[Field, ...]:
    """Return a field for each parameter of a query: the given one, or one guessed by its name and value.

    Raises QueryRefused for a query that cannot be read, ParameterError for parameters that no form can hold.
    """
    names = parameters_in(text)
    if len(names) > MOST_FIELDS:
        raise ParameterError(
            "query",
            _l("takes %(count)s parameters; %(most)s are the most", count=len(names), most=MOST_FIELDS),
        )
    known = values or {}
    return tuple(
        _checked(given[name]) if name in given else _guessed(name, known.get(name)) for name in names
    )


def parameters_in(text: str) -> list[str]:
    """Return the names of a query's parameters, in the order in which it names them; raises ParameterError."""
    try:
        tokens = read_text(text).tokens
    except QueryRefused as error:
        raise ParameterError("query", said_by(error)) from error
    names = list(dict.fromkeys(token.text for token in tokens if token.kind == "parameter"))
    for name in names:
        if not _NAME.fullmatch(name):
            raise ParameterError(
                "query", _l("names a parameter %(name)s; take letters, digits and _", name=repr(name[:60]))
            )
    return names


def read_kind(name: str, text: str) -> FieldKind:
    """Return what a field asks for; raises ParameterError for what it cannot ask for."""
    for kind in FIELD_KINDS:
        if kind == text:
            return kind
    raise ParameterError(name, none_of(FIELD_KINDS))


def _checked(field: Field) -> Field:
    meaning = _line(
        _l("%(field)s: its meaning", field=field.name), field.meaning, LONGEST_MEANING
    ) or field.name.replace("_", " ")
    return Field(
        field.name,
        field.kind,
        meaning,
        _line(_l("%(field)s: its value", field=field.name), field.example, LONGEST_VALUE),
    )


def _guessed(name: str, value: object) -> Field:
    kind = guessed_kind(name, value)
    example = ", ".join(str(item) for item in value) if isinstance(value, list) else _plain(value)  # type: ignore[reportUnknownVariableType]
    return _checked(
        Field(name, kind, name.removesuffix("_id").replace("_", " ").capitalize(), example[:LONGEST_VALUE])
    )


def _plain(value: object) -> str:
    return "" if value is None or isinstance(value, dict) else str(value)


def _line(name: str, text: str, most: int) -> str:
    line = plain_line(text)
    if len(line) > most:
        raise ParameterError(name, too_long(len(line), most))
    return line


def _description(text: str) -> str:
    shown = re.sub(r"\n{3,}", "\n\n", plain(text)).strip()
    if len(shown) > LONGEST_DESCRIPTION:
        raise ParameterError("description", too_long(len(shown), LONGEST_DESCRIPTION))
    return shown
