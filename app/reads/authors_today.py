"""From the ids by which rows of the store name authors to the ids that these have today."""

from collections.abc import Collection

from ...cypher import load
from ...cypher.graph import Graph


def authors_today(graph: Graph, *, ids: Collection[str]) -> dict[str, str]:
    """Return the id that each author has today, by the id that is or once was hers; an id of nobody is left out."""
    if not ids:
        return {}
    return {row["asked"]: row["id"] for row in graph.read(load("read")["authors_today"], ids=sorted(ids))}
