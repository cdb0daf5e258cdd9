"""Database values as JSON: nodes, relationships and paths keep their type in `$type`, so that a table can
link them to their pages.
"""

import math
from collections.abc import Iterable, Iterator
from typing import Any, cast
from urllib.parse import quote

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from ...cypher.errors import QueryStopped
from ..later import later as _l

ENTITIES = {"Author": "author", "Paper": "paper", "Topic": "topic", "Institution": "institution"}
"""The labels whose nodes have pages, and the pages' names."""
MOST_DEPTH = 100


def json_value(value: object, depth: int = 0) -> Any:
    """Return a value that JSON can carry; raises QueryStopped for one that is nested too deep to be sent."""
    if depth > MOST_DEPTH:
        raise QueryStopped(
            _l("A value is nested more than %(most)s deep. Return a part of it.", most=MOST_DEPTH)
        )
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, Node | Relationship | Path):
        return _typed(value, depth)
    if isinstance(value, dict):
        return {
            str(key): json_value(item, depth + 1) for key, item in cast(dict[object, object], value).items()
        }
    if isinstance(value, list | tuple) and not isinstance(value, Point | Duration):
        return [json_value(item, depth + 1) for item in cast(list[object], value)]
    return _scalar(value)


def entities(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the nodes and relationships in a JSON value, also those inside lists, maps and paths."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            found = cast(dict[str, Any], item)
            if found.get("$type") in ("node", "relationship"):
                yield found
            else:
                waiting.extend(found.values())
        elif isinstance(item, list):
            waiting.extend(cast(list[Any], item))


def _typed(value: Node | Relationship | Path, depth: int) -> dict[str, Any]:
    if isinstance(value, Path):
        nodes = [json_value(node, depth + 1) for node in value.nodes]
        return {
            "$type": "path",
            "nodes": nodes,
            "relationships": [json_value(edge, depth + 1) for edge in value.relationships],
        }
    properties = {key: json_value(item, depth + 1) for key, item in sorted(value.items())}
    if isinstance(value, Node):
        return node_value(value.element_id, value.labels, properties)
    source, target = value.nodes
    ends = {"source": source.element_id if source else None, "target": target.element_id if target else None}
    return {
        "$type": "relationship",
        "key": value.element_id,
        "type": value.type,
        **ends,
        "properties": properties,
    }


def node_value(key: str, labels: Iterable[str], properties: dict[str, Any]) -> dict[str, Any]:
    """Return a node as JSON carries it; `kind` and `url` are None where no page shows it."""
    names = sorted(labels)
    kind = next((ENTITIES[label] for label in names if label in ENTITIES), None)
    id = properties.get("id")
    url = f"/{kind}s/{quote(id, safe=':/')}" if kind and isinstance(id, str) else None
    text = str(properties.get("name") or properties.get("title") or id or "/".join(names) or "node")
    return {
        "$type": "node",
        "key": key,
        "labels": names,
        "kind": kind,
        "label": text,
        "url": url,
        "properties": properties,
    }


def _scalar(value: object) -> Any:
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    if isinstance(value, Point):
        return {"$type": "point", "srid": value.srid, "coordinates": list(value)}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return str(value)
