"""The schema of the graph: constraints, indexes and the version that says which program wrote it."""

from . import load
from .errors import SchemaError
from .graph import Graph

VERSION = 1
INDEX_SECONDS = 600
_APPLIED_IN_ORDER = ("constraint_", "index_", "fulltext_")


def init_schema(graph: Graph) -> None:
    """Bring the graph to this program's schema; doing so again changes nothing.

    Raises SchemaError where a newer program has written the graph.
    """
    found = schema_version(graph)
    _refuse_newer(found)
    for prefix in _APPLIED_IN_ORDER:
        _apply(graph, prefix)
    graph.write(load("schema")["await_indexes"], seconds=INDEX_SECONDS)
    if found != VERSION:
        graph.write(load("schema")["version_set"], version=VERSION)


def ensure_schema(graph: Graph) -> None:
    """Bring the graph to this program's schema unless its version says that it is there.

    Raises SchemaError where a newer program has written the graph.
    """
    if schema_version(graph) != VERSION:
        init_schema(graph)


def check_schema(graph: Graph) -> None:
    """Return when this program can use the graph.

    Raises SchemaError where a newer program has written it, or nobody has prepared it.
    """
    found = schema_version(graph)
    _refuse_newer(found)
    if found is None:
        raise SchemaError(
            "The graph is not prepared yet: run `peergraph db init`, or load something into it."
        )
    if found < VERSION:
        raise SchemaError(
            f"The graph has schema {found}, this Peergraph needs {VERSION}: run `peergraph db init`."
        )


def schema_version(graph: Graph) -> int | None:
    """Return the version of the graph's schema, None where it has none."""
    rows = graph.read(load("schema")["version"])
    return max((row["version"] for row in rows), default=None)


def _refuse_newer(found: int | None) -> None:
    if found is not None and found > VERSION:
        raise SchemaError(
            f"The graph was written by a newer Peergraph (schema {found}, this one knows {VERSION}): upgrade Peergraph."
        )


def _apply(graph: Graph, prefix: str) -> None:
    for query in load("schema").values():
        if query.name.startswith(prefix):
            graph.write(query)
