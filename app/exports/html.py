"""A picture as one HTML page that needs no other file, drawn by pyvis."""

import re
from html import escape
from typing import Any, cast

from pyvis.network import Network

from ..slices.labels import short_label
from .figures import Figure, FigureEdge, FigureNode

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


def network_of(picture: Figure) -> Network:
    """Return the picture as a pyvis network, each node where the page draws it, nothing moving."""
    network = Network(height="100vh", width="100%", cdn_resources="in_line")
    for node in picture.nodes:
        network.add_node(node.key, **_node_options(node))
    # pyvis's add_edge looks through all edges for each one; ours are distinct already.
    network.edges = [_edge_options(edge) for edge in picture.edges]
    network.options = cast(Any, OPTIONS)
    return network


def as_html(picture: Figure) -> str:
    """Return one HTML file that shows the picture without any other file or host."""
    page = _FROM_OTHER_HOSTS.sub("", network_of(picture).generate_html())
    page = _HEADING.sub("", page)
    title = escape(f"{picture.title}: a picture from Peergraph")
    return page.replace(
        '<meta charset="utf-8">', f'<meta charset="utf-8">\n        <title>{title}</title>', 1
    )


def _node_options(node: FigureNode) -> dict[str, Any]:
    """Return vis-network's options; a label pyvis would replace by the id, so an absent one is a space.

    Titles are shown by vis-network as text, not as HTML, unless they hold a link: pyvis then makes them HTML, so
    that word never stands in one.
    """
    above = {"vadjust": -2 * node.radius - 26} if node.place == "above" else {}
    return {
        "label": short_label(node.label) if node.place in ("below", "above") else " ",
        "title": _plain(f"{node.label}\n{node.note}".strip()),
        "shape": SHAPES[node.kind],
        "size": node.radius,
        "x": node.x,
        "y": node.y,
        "color": node.colour,
        "borderWidth": 4 if node.is_focus else 1,
        "font": {**FONT, **above},
    }


def _edge_options(edge: FigureEdge) -> dict[str, Any]:
    width = 1 + min(edge.papers, 12) / 3
    return {
        "from": edge.source,
        "to": edge.target,
        "width": width,
        "color": {"color": EDGE_COLOUR, "opacity": 0.35},
    }


def _plain(text: str) -> str:
    return text.replace("href", "h\u200bref")
