"""JSON schemas in words: "list of Work", "integer from 1 to 100", "text or nothing"."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

Json = dict[str, Any]
PREFIX = "#/components/schemas/"
SELECTED = "Fields"


@dataclass(frozen=True)
class TypeWord:
    """A piece of what is said of a type."""

    text: str
    type: str | None = None
    """The name of the type that it leads to."""


Words = tuple[TypeWord, ...]


@dataclass(frozen=True)
class ReferenceField:
    """One field of a type."""

    name: str
    required: bool
    words: Words
    text: str


@dataclass(frozen=True)
class ReferenceType:
    """One type with a name."""

    name: str
    text: str
    fields: tuple[ReferenceField, ...]
    words: Words
    """What it is, where it is none with fields."""


def described_types(schemas: dict[str, Json]) -> tuple[ReferenceType, ...]:
    """Return the types by name, but for those of answers that hold some of a type's fields."""
    return tuple(
        _type(name, schema)
        for name, schema in schemas.items()
        if not (name.endswith(SELECTED) and name.removesuffix(SELECTED) in schemas)
    )


def type_words(schema: Json) -> Words:
    """Return what a value is, in words and links."""
    if reference := schema.get("$ref"):
        name = reference.removeprefix(PREFIX)
        return (TypeWord(name, name),)
    if parts := schema.get("anyOf"):
        return _either([part for part in parts if not part.get("$ref", "").endswith(SELECTED)])
    if "enum" in schema:
        return (TypeWord(" | ".join(str(value) for value in schema["enum"])),)
    if schema.get("type") == "array":
        return _list(schema)
    return (TypeWord(_plain(schema)),)


def _type(name: str, schema: Json) -> ReferenceType:
    required = schema.get("required", [])
    fields = tuple(
        ReferenceField(field, field in required, type_words(inner), inner.get("description", ""))
        for field, inner in schema.get("properties", {}).items()
    )
    return ReferenceType(name, schema.get("description", ""), fields, () if fields else type_words(schema))


def _either(parts: list[Json]) -> Words:
    words: list[TypeWord] = []
    for part in parts:
        words += [*([TypeWord(_(" or "))] if words else []), *type_words(part)]
    return tuple(words)


def _list(schema: Json) -> Words:
    if places := schema.get("prefixItems"):
        inner: list[TypeWord] = []
        for place in places:
            inner += [*([TypeWord(", ")] if inner else []), *type_words(place)]
        return (TypeWord("["), *inner, TypeWord("]"))
    items = schema.get("items")
    return (TypeWord(_("list of ")), *(type_words(items) if items else (TypeWord(_("anything")),)))


def _plain(schema: Json) -> str:
    name = _names().get(schema.get("type", ""), _("anything"))
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and most is not None:
        return _("%(name)s from %(least)s to %(most)s", name=name, least=f"{least:g}", most=f"{most:.10g}")
    if least is not None:
        return _("%(name)s from %(least)s on", name=name, least=f"{least:g}")
    return name


def _names() -> dict[str, str]:
    return {
        "string": _("text"),
        "integer": _("integer"),
        "number": _("number"),
        "boolean": _("true or false"),
        "null": _("nothing"),
        "object": _("object"),
    }
