"""The schema of the graph: constraints, indexes and the version that says which program wrote it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from . import load
from .errors import SchemaError
from .graph import Graph, Row
from .spellings import spellings

VERSION = 2
"""1: the first; 2: authors carry other spellings of their names, and their index knows them and every stop word."""
INDEX_SECONDS = 600
SCHEMA_SECONDS = 60.0
"""For the first read of a command: the server may just have started, on a slow disk."""
_ROWS_AT_ONCE = 5_000
_APPLIED_IN_ORDER = ("constraint_", "index_", "fulltext_")


def init_schema(graph: Graph) -> None:
    """Bring the graph to this program's schema; doing so again changes nothing.

    Raises SchemaError where a newer program has written the graph.
    """
    found = schema_version(graph)
    _refuse_newer(found)
    if found == 1:
        _bring_to_2(graph)
    for prefix in _APPLIED_IN_ORDER:
        _apply(graph, prefix)
    _await_indexes(graph)
    if found != VERSION:
        graph.write(load("schema")["version_set"], version=VERSION)


def ensure_vectors(graph: Graph) -> None:
    """Let the graph find papers by the vectors of their words; an index that is there stays as it is."""
    graph.write(load("schema")["vector_paper_vectors"])
    _await_indexes(graph)


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
    rows = graph.read_within(SCHEMA_SECONDS, load("schema")["version"])
    return max((row["version"] for row in rows), default=None)


def _await_indexes(graph: Graph) -> None:
    graph.write(load("schema")["await_indexes"], seconds=INDEX_SECONDS)


def _refuse_newer(found: int | None) -> None:
    if found is not None and found > VERSION:
        raise SchemaError(
            f"The graph was written by a newer Peergraph (schema {found}, this one knows {VERSION}): upgrade Peergraph."
        )


def _apply(graph: Graph, prefix: str) -> None:
    for query in load("schema").values():
        if query.name.startswith(prefix):
            graph.write(query)


def _bring_to_2(graph: Graph) -> None:
    """Spell the authors that an earlier program wrote, and drop their index, which is then made anew."""
    authors = graph.stream(load("schema")["authors_spelled"])
    for rows in _in_parts({"id": row["id"], "spellings": spellings(row["names"])} for row in authors):
        graph.write(load("schema")["author_spellings"], rows=rows)
    graph.write(load("schema")["drop_author_names"])


def _in_parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while part := list(islice(waiting, _ROWS_AT_ONCE)):
        yield part
