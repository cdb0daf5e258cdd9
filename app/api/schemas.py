"""The types of what the API takes and answers as JSON schemas, with what the code says of each of their fields."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_origin

import docstring_parser
import msgspec
from msgspec import inspect

Schema = dict[str, Any]
REFERENCE = "#/components/schemas/{name}"


def schema_of(kind: Any) -> Schema:
    """Return the schema of a type; of one with a name a reference to it."""
    return dict(msgspec.json.schema_components([kind], ref_template=REFERENCE)[0][0])


def reference(name: str) -> Schema:
    """Return the reference to a named schema."""
    return {"$ref": REFERENCE.format(name=name)}


def schemas_of(kinds: Iterable[Any]) -> dict[str, Schema]:
    """Return the schemas of types and of all that they are made of, by name."""
    asked = sorted(kinds, key=lambda kind: kind.__name__)
    schemas = msgspec.json.schema_components(asked, ref_template=REFERENCE)[1]
    for kind in {each for info in inspect.multi_type_info(asked) for each in _classes(info)}:
        texts = _field_texts(kind)
        for name, schema in schemas.items():
            if name == kind.__name__ or name.startswith(f"{kind.__name__}_"):
                _say(schema.get("properties", {}), texts)
    return schemas


def some_of(name: str, schema: Schema) -> Schema:
    """Return the schema of an answer that has some of the fields of a named one."""
    return {
        "title": f"{name}Fields",
        "description": f"Those fields of {name} that `fields` asks for.",
        "type": "object",
        "properties": {field: {} for field in schema["properties"]},
        "additionalProperties": False,
    }


def _say(properties: dict[str, Schema], texts: dict[str, str]) -> None:
    for field, text in texts.items():
        if field in properties:
            properties[field].setdefault("description", text)


@cache
def _field_texts(kind: type) -> dict[str, str]:
    found = docstring_parser.parse_from_object(kind)
    return {each.arg_name: " ".join((each.description or "").split()) for each in found.params}


def _classes(info: inspect.Type, seen: set[type] | None = None) -> Iterator[type]:
    """Yield every class that a type is made of."""
    known: set[type] = set() if seen is None else seen
    if isinstance(info, inspect.DataclassType | inspect.StructType):
        kind = get_origin(info.cls) or info.cls
        yield kind
        if info.cls in known:
            return
        known.add(info.cls)
        for field in info.fields:
            yield from _classes(field.type, known)
    for part in _parts(info):
        yield from _classes(part, known)


def _parts(info: inspect.Type) -> Iterator[inspect.Type]:
    if isinstance(info, inspect.UnionType):
        yield from info.types
    elif isinstance(info, inspect.TupleType):
        yield from info.item_types
    elif isinstance(info, inspect.DictType):
        yield info.value_type
    elif isinstance(info, inspect.CollectionType):
        yield info.item_type
    elif isinstance(info, inspect.Metadata):
        yield info.type
