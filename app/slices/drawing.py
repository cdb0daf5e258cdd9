"""A slice as a file to take away: a stand-alone page by pyvis, GraphML by igraph."""

import re
from html import escape
from tempfile import TemporaryFile
from typing import Any, cast

import igraph
import msgspec
from pyvis.network import Network

from .labels import short_label
from .layout import radius_of
from .types import Slice, SliceEdge, SliceNode

COLOURS = {"author": "#0072B2", "paper": "#E69F00", "topic": "#009E73", "institution": "#CC79A7"}
SHAPES = {"author": "dot", "paper": "square", "topic": "triangle", "institution": "diamond"}
EDGE_COLOUR = "#8b9089"
FONT = {"size": 12, "face": "sans-serif", "color": "#1d2320", "strokeWidth": 3, "strokeColor": "#ffffff"}
OPTIONS = {
    "physics": {"enabled": False},
    "edges": {"smooth": False, "color": {"inherit": False}},
    "interaction": {"hover": True, "dragNodes": False, "tooltipDelay": 100},
}
# What pyvis's template takes from other hosts, for looks only.
_FROM_OTHER_HOSTS = re.compile(r"<(script|link)\b[^>]*\bhttps?://[^>]*?(?:/>|>(?:\s*</script>)?)", re.DOTALL)
_HEADING = re.compile(r"<center>\s*<h1>.*?</h1>\s*</center>", re.DOTALL)
# XML 1.0 has no way to write these.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network_of(picture: Slice) -> Network:
    """Return the slice as a pyvis network, each node where the page draws it, nothing moving."""
    network = Network(height="100vh", width="100%", cdn_resources="in_line")
    for node in picture.nodes:
        network.add_node(node.id, **_node_options(node))
    # pyvis's add_edge looks through all edges for each one; ours are distinct already.
    network.edges = [_edge_options(edge) for edge in picture.edges]
    network.options = cast(Any, OPTIONS)
    return network


def as_html(picture: Slice) -> str:
    """Return one HTML file that shows the slice without any other file or host."""
    page = _FROM_OTHER_HOSTS.sub("", network_of(picture).generate_html())
    page = _HEADING.sub("", page)
    title = escape(f"{picture.focus.label}: a slice of Peergraph")
    return page.replace(
        '<meta charset="utf-8">', f'<meta charset="utf-8">\n        <title>{title}</title>', 1
    )


def as_graphml(picture: Slice) -> bytes:
    """Return the slice as GraphML; characters that XML cannot hold become U+FFFD."""
    graph = igraph.Graph()
    number = {node.id: at for at, node in enumerate(picture.nodes)}
    graph.add_vertices(len(picture.nodes), _columns([_node_row(node) for node in picture.nodes]))
    pairs = [(number[edge.source], number[edge.target]) for edge in picture.edges]
    graph.add_edges(pairs, _columns([{"kind": edge.kind, "weight": edge.weight} for edge in picture.edges]))
    # igraph writes to a file of the operating system only.
    with TemporaryFile() as file:
        graph.write_graphml(file)
        file.seek(0)
        return file.read()


def _node_options(node: SliceNode) -> dict[str, Any]:
    """Return vis-network's options; a label pyvis would replace by the id, so an absent one is a space.

    Titles are shown by vis-network as text, not as HTML, unless they hold a link: pyvis then makes them HTML, so
    that word never stands in one.
    """
    radius = radius_of(node)
    above = {"vadjust": -2 * radius - 26} if node.place == "above" else {}
    return {
        "label": short_label(node.label) if node.place in ("below", "above") else " ",
        "title": _plain(f"{node.label}\n{node.note}".strip()),
        "shape": SHAPES[node.kind],
        "size": radius,
        "x": node.x,
        "y": node.y,
        "color": COLOURS[node.kind],
        "borderWidth": 4 if node.rank < 0 else 1,
        "font": {**FONT, **above},
    }


def _edge_options(edge: SliceEdge) -> dict[str, Any]:
    width = 1 + min(edge.weight, 12) / 3 if edge.kind == "coauthor" else 1
    return {
        "from": edge.source,
        "to": edge.target,
        "width": width,
        "color": {"color": EDGE_COLOUR, "opacity": 0.35},
    }


def _plain(text: str) -> str:
    return text.replace("href", "h\u200bref")


def _node_row(node: SliceNode) -> dict[str, Any]:
    return {
        "name": node.id,
        "kind": node.kind,
        "label": node.label,
        "note": node.note,
        "size": node.size,
        "x": node.x,
        "y": node.y,
    }


def _columns(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Return rows as igraph wants them, attribute by attribute."""
    return {key: [_xml(row[key]) for row in rows] for key in (rows[0] if rows else {})}


def _xml(value: Any) -> Any:
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value


def as_json(picture: Slice) -> bytes:
    """Return the slice as JSON, with the fields in the order in which the dataclasses name them."""
    return msgspec.json.encode(picture)
