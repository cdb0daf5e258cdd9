"""The whole graph as JSON Lines in a canonical order, so that two graphs can be compared by a hash.

What says only when or by which run something was loaded is left out, and so is what was computed from the rest: two
graphs are the same if they tell the same.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from ..cypher import load
from ..cypher.graph import Graph
from ..cypher.measured import MEASURED

_READ = load("read")
_QUERIES = {
    "Author": _READ["export_authors"],
    "Institution": _READ["export_institutions"],
    "Paper": _READ["export_papers"],
    "Topic": _READ["export_topics"],
    "Identifier": _READ["export_identifiers"],
    "Record": _READ["export_records"],
}
_COMPUTED = frozenset(MEASURED)
_encode = msgspec.json.Encoder(order="deterministic").encode


def lines(graph: Graph) -> Iterator[bytes]:
    """Yield one line a node, with its properties and the edges that leave it, in an order that only depends on them."""
    for label, query in _QUERIES.items():
        for row in graph.stream(query):
            yield (
                _encode(
                    {
                        "label": label,
                        "id": row["id"],
                        "properties": _told(row["properties"]),
                        "edges": _edges(row["edges"]),
                    }
                )
                + b"\n"
            )


def digest(graph: Graph) -> str:
    """Return the SHA-256 of the export, in hexadecimal."""
    sha = hashlib.sha256()
    for line in lines(graph):
        sha.update(line)
    return sha.hexdigest()


def export(graph: Graph, path: Path) -> str:
    """Write the export to a file, which appears only when it is whole; return its SHA-256 in hexadecimal."""
    sha = hashlib.sha256()
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("wb") as file:
        for line in lines(graph):
            sha.update(line)
            file.write(line)
    unfinished.replace(path)
    return sha.hexdigest()


def _told(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in _COMPUTED}


def _edges(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(edges, key=_encode)
