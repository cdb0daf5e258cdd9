"""`fields=`: some fields of an answer instead of all."""

from collections.abc import Iterable
from functools import cache
from typing import Any, cast

import msgspec
from flask import request

from ..parameters import ParameterError, text

MOST_FIELDS = 100
Json = Any
Schema = dict[str, Any]
Wanted = dict[str, "Wanted"]
"""The wanted fields, each with those wanted within it; none for all of them."""


def selected(value: Json, answer: type) -> Json:
    """Return what the parameter `fields` asks for of an answer in JSON, all of it where it is absent.

    Raises ParameterError, naming the known ones, for a field that such answers do not have.
    """
    if "fields" not in request.args:
        return value
    names = [name.strip() for name in text("fields", most=1_000).split(",")]
    if len(names) > MOST_FIELDS or not all(names):
        raise ParameterError("fields", f"takes 1 to {MOST_FIELDS} names with commas between, such as id,name")
    wanted = _tree(names)
    _check({"$ref": f"#/{answer.__name__}"}, wanted, _components(answer), "")
    return _pruned(value, wanted)


def _tree(names: Iterable[str]) -> Wanted:
    tree: Wanted = {}
    for name in names:
        inside = tree
        for part in name.split("."):
            inside = inside.setdefault(part, {})
    return tree


@cache
def _components(answer: type) -> dict[str, Schema]:
    return msgspec.json.schema_components([answer], ref_template="#/{name}")[1]


def _check(schema: Schema, wanted: Wanted, components: dict[str, Schema], path: str) -> None:
    known = _properties(schema, components)
    for name, within in wanted.items():
        if known is not None and name not in known:
            listed = f"known are {', '.join(known)}" if known else "it has none"
            raise ParameterError("fields", f"{name[:80]!r} is no field of {path or 'the answer'}; {listed}")
        _check((known or {}).get(name, {}), within, components, f"{path}.{name}" if path else name)


def _properties(schema: Schema, components: dict[str, Schema]) -> dict[str, Schema] | None:
    """Return the fields of what a schema describes, within lists too; None where they may be any."""
    if reference := schema.get("$ref"):
        return _properties(components[reference.removeprefix("#/")], components)
    if schema.get("type") == "array":
        return _properties(schema.get("items") or {}, components)
    if parts := schema.get("anyOf"):
        found = [_properties(part, components) for part in parts if part.get("type") != "null"]
        return (
            None if None in found else {name: inner for each in found for name, inner in (each or {}).items()}
        )
    if schema and schema.get("type") != "object":
        return {}
    return schema.get("properties")


def _pruned(value: Json, wanted: Wanted) -> Json:
    if isinstance(value, list | tuple):
        return [_pruned(item, wanted) for item in cast(list[Json], value)]
    if not wanted or not isinstance(value, dict):
        return value
    known = cast(dict[str, Json], value)
    return {name: _pruned(item, wanted[name]) for name, item in known.items() if name in wanted}
