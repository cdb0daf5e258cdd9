"""Parameters of a query as fields of a form: what each one is, and typed values from what people write into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ..languages import marked
from ..later import later as _l
from ..parameters import ParameterError, too_long
from ..reads.parts import Kind

FieldKind = Literal["author", "paper", "topic", "institution", "year", "number", "text", "list"]
FIELD_KINDS: tuple[FieldKind, ...] = get_args(FieldKind)
ENTITY_KINDS: tuple[Kind, ...] = ("author", "paper", "topic", "institution")
KIND_NAMES: dict[FieldKind, str] = {
    "author": marked("A person"),
    "paper": marked("A paper"),
    "topic": marked("A topic"),
    "institution": marked("An institution"),
    "year": marked("A year"),
    "number": marked("A number"),
    "text": marked("A text"),
    "list": marked("Several texts, with commas between them"),
}
LONGEST_VALUE = 500
_YEARS = ("year", "since", "until", "from_year", "to_year", "first_year", "last_year")
_NUMBERS = ("limit", "least", "most", "years", "n", "count", "number", "skip")


@dataclass(frozen=True)
class Field:
    """One parameter of a query, as a field of a form."""

    name: str
    kind: FieldKind
    meaning: str
    """What is asked for, in words."""
    example: str
    """What the field holds before somebody writes into it."""


def entity_kind(kind: FieldKind) -> Kind | None:
    """Return the kind of entity that a field asks for; None for a field that asks for something else."""
    return kind if kind in ENTITY_KINDS else None


def guessed_kind(name: str, value: object = None) -> FieldKind:
    """Return what a parameter probably is, by its name and a value that somebody gave."""
    last = name.rpartition("_")[2]
    for kind in ENTITY_KINDS:
        if name == kind or name.startswith(f"{kind}_") or name.endswith((f"_{kind}", f"_{kind}_id")):
            return kind
    if name in _YEARS or last == "year":
        return "year"
    if name in _NUMBERS or (isinstance(value, int | float) and not isinstance(value, bool)):
        return "number"
    return "list" if isinstance(value, list) else "text"


def typed_value(field: Field, text: str) -> Any:
    """Return the parameter that a text means; ids of entities stay texts.

    Raises ParameterError that names a field that is empty, too long or of another kind.
    """
    given = text.strip()
    if not given:
        raise ParameterError(field.name, _l("is missing"))
    if len(given) > LONGEST_VALUE:
        raise ParameterError(field.name, too_long(len(given), LONGEST_VALUE))
    if field.kind in ("year", "number"):
        return _number(field, given)
    return [part.strip() for part in given.split(",")] if field.kind == "list" else given


def typed_values(fields: Sequence[Field], given: Mapping[str, str]) -> dict[str, Any]:
    """Return the parameters that texts mean, field by field; raises as `typed_value` does."""
    return {field.name: typed_value(field, given.get(field.name, "")) for field in fields}


def _number(field: Field, text: str) -> int | float:
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) < 16:
        return int(text)
    if field.kind == "year":
        raise ParameterError(field.name, _l("must be a year such as 2020"))
    whole, point, rest = digits.partition(".")
    if point and (whole + rest).isascii() and (whole + rest).isdigit() and len(text) < 20:
        return float(text)
    raise ParameterError(field.name, _l("must be a number"))
