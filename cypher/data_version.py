"""The version of the data: a short text that changes when the graph does."""

import hashlib

import msgspec

from . import load
from .graph import Graph, Row

DIGITS = 10


def data_version(graph: Graph) -> str:
    """Return the version of the graph's data, such as `2026-11-21-3fa9c1d2e0`: day of the newest load, digest.

    The digest is over the loaders' runs that changed something, and over how many nodes and edges of each sort there
    are. It takes a few milliseconds however large the graph is; loading the same file again leaves it as it is, and so
    does computing measures.
    """
    return _version(_state(graph))


def versions(graph: Graph) -> tuple[str, str]:
    """Return the version of the data, and one that also changes when something was computed from them."""
    row = _state(graph)
    version = _version(row)
    return version, f"{version} {row['measured'] or ''}"


def _state(graph: Graph) -> Row:
    return graph.read(load("read")["data_version"])[0]


def _version(row: Row) -> str:
    digest = hashlib.sha256(msgspec.json.encode([row["runs"], row["counts"]], order="sorted")).hexdigest()
    finished = max((run["finished"] or "" for run in row["runs"]), default="")
    return "-".join(part for part in (finished[:10], digest[:DIGITS]) if part)
