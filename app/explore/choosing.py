"""What a picture holds at first, where the view does not say: the neighbourhoods of its focuses."""

from ...cypher.graph import Graph
from ..slices.read import LEAST, MOST, read_slice
from .view import View, parse_key


def choose(graph: Graph, view: View) -> list[str]:
    """Return the keys of the first picture of a view, at most as many as its limit asks for.

    Raises NotFoundError where a focus is not in the graph.
    """
    share = min(MOST, max(LEAST, view.limit // len(view.focus)))
    keys: dict[str, None] = dict.fromkeys(view.focus)
    for focus in view.focus:
        for node in read_slice(graph, *parse_key(focus), share).nodes:
            keys.setdefault(f"{node.kind}:{node.id}")
    return list(keys)[: max(view.limit, len(view.focus))]
