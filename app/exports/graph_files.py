"""A picture as a graph that other programs read: GraphML by igraph, GEXF by networkx."""

# networkx leaves parts of its types open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from io import BytesIO
from tempfile import TemporaryFile
from typing import Any

import igraph
import networkx

from .figures import Figure, FigureEdge, FigureNode
from .tidy import printable


def graphml(figure: Figure) -> bytes:
    """Return the picture as GraphML, for Gephi, yEd, Cytoscape or igraph."""
    graph = igraph.Graph()
    number = {node.key: at for at, node in enumerate(figure.nodes)}
    graph.add_vertices(len(figure.nodes), _columns([_node(node) for node in figure.nodes]))
    pairs = [(number[edge.source], number[edge.target]) for edge in figure.edges]
    graph.add_edges(pairs, _columns([_edge(edge) for edge in figure.edges]))
    # igraph writes to a file of the operating system only.
    with TemporaryFile() as file:
        graph.write_graphml(file)
        file.seek(0)
        return file.read()


def gexf(figure: Figure) -> bytes:
    """Return the picture as GEXF 1.2 with places, sizes and colours, for Gephi and Gephi Lite."""
    graph: Any = networkx.MultiGraph()
    for node in figure.nodes:
        graph.add_node(printable(node.key), viz=_viz(node), **_node(node))
    for number, edge in enumerate(figure.edges):
        graph.add_edge(printable(edge.source), printable(edge.target), key=number, **_edge(edge))
    file = BytesIO()
    networkx.write_gexf(graph, file, version="1.2draft")
    return file.getvalue()


def _node(node: FigureNode) -> dict[str, str | float]:
    facts = {"name": node.id, "kind": node.kind, "label": node.label, "note": node.note, "group": node.group}
    return {
        **{name: printable(value) for name, value in facts.items()},
        "size": node.radius,
        "x": node.x,
        "y": node.y,
    }


def _edge(edge: FigureEdge) -> dict[str, str | float]:
    return {"kind": edge.kind, "weight": float(edge.weight), "papers": edge.papers}


def _viz(node: FigureNode) -> dict[str, Any]:
    red, green, blue = (int(node.colour[at : at + 2], 16) for at in (1, 3, 5))
    return {
        # In Gephi y grows upwards.
        "position": {"x": node.x, "y": -node.y, "z": 0.0},
        "size": node.radius,
        "color": {"r": red, "g": green, "b": blue, "a": 1.0},
    }


def _columns(rows: list[dict[str, str | float]]) -> dict[str, list[str | float]]:
    """Return rows as igraph wants them, attribute by attribute."""
    return {key: [row[key] for row in rows] for key in (rows[0] if rows else {})}
