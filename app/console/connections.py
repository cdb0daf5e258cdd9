"""What connects the nodes of a result, although the query did not ask for it."""

from collections.abc import Sequence
from typing import Any

from ...cypher import load
from ...cypher.graph import Graph, Row
from .picture import MOST_EDGES, MOST_NODES, ResultGraph, placed_graph
from .values import node_value

SECONDS = 2.0
"""How long the search for relationships may take."""


def connected(graph: Graph, keys: Sequence[str]) -> ResultGraph:
    """Return the picture of some nodes and of all relationships between them, 400 at most; unknown keys are left out.

    Raises QueryStopped where it takes longer than two seconds.
    """
    found = connections(graph, keys=list(keys[:MOST_NODES]), most=MOST_EDGES)
    nodes = {node["key"]: node for row in found["nodes"] if (node := _node(row))["url"]}
    if not nodes:
        return ResultGraph((), (), 0)
    edges = [edge for edge in found["edges"] if edge["source"] in nodes and edge["target"] in nodes]
    return placed_graph(nodes, edges, 0)


def connections(graph: Graph, *, keys: list[str], most: int) -> Row:
    """Return the nodes of these element ids and the relationships between them."""
    return graph.read_within(SECONDS, load("read")["connections"], keys=keys, most=most)[0]


def _node(row: Row) -> dict[str, Any]:
    return node_value(row["key"], row["labels"], row["properties"])
