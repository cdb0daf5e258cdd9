"""A picture as SVG: places are those of the page, every node has its name, and text stays text."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from lxml import etree
from markupsafe import Markup

from ..slices.labels import FONT_SIZE, short_label, text_width
from .figures import Figure, FigureEdge, FigureNode
from .tidy import printable

SPACE = "http://www.w3.org/2000/svg"
MARGIN = 12.0
FOOT = 20.0
ROW = 18.0
_GROUND, _INK, _MUTED, _LINE = "#FFFFFF", "#1D2320", "#565E59", "#8B9089"
_FOLDERS = {"author": "authors", "paper": "papers", "topic": "topics", "institution": "institutions"}


def svg(figure: Figure, site: str = "", foot: str = "") -> bytes:
    """Return the picture as an SVG file; nodes lead to their pages at `site`, `foot` is the line below it."""
    return etree.tostring(_root(figure, site, foot), encoding="utf-8", xml_declaration=True)


def inline_svg(figure: Figure, *, new_tab: bool = False) -> Markup:
    """Return the picture as an element of one of our pages, which says itself what colours mean; texts are escaped."""
    root = _root(replace(figure, legend=()), "", "")
    if new_tab:
        for link in root.iter(_tag("a")):
            link.set("target", "_blank")
            link.set("rel", "noopener")
    for size in ("width", "height"):
        del root.attrib[size]
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704


def _root(figure: Figure, site: str, foot: str) -> Any:
    left, top, width, height = _bounds(figure, foot)
    root = etree.Element(_tag("svg"), nsmap={None: SPACE}, version="1.1", role="group")
    root.set("viewBox", f"{_n(left)} {_n(top)} {_n(width)} {_n(height)}")
    root.set("width", _n(width))
    root.set("height", _n(height))
    root.set("aria-labelledby", "picture-title picture-words")
    _text(root, "title", figure.title, id="picture-title")
    _text(root, "desc", " ".join((_summary(figure), *figure.words)), id="picture-words")
    _add(root, "rect", x=_n(left), y=_n(top), width=_n(width), height=_n(height), fill=_GROUND)
    _draw_edges(root, figure)
    _draw_nodes(root, figure.nodes, site)
    _draw_labels(root, figure.nodes)
    _draw_legend(root, figure, left + MARGIN, top + height - (FOOT if foot else 0.0))
    if foot:
        _text(root, "text", foot, x=_n(left + MARGIN), y=_n(top + height - 8), **_font(FONT_SIZE - 1, _MUTED))
    return root


def _summary(figure: Figure) -> str:
    return f"A graph of {len(figure.nodes):,} nodes and {len(figure.edges):,} lines."


def _bounds(figure: Figure, foot: str) -> tuple[float, float, float, float]:
    """Return left, top, width and height of all that is drawn, labels included."""
    boxes = [_box(node) for node in figure.nodes] or [(-50.0, -50.0, 50.0, 50.0)]
    left, top = (min(box[side] for box in boxes) - MARGIN for side in (0, 1))
    right, bottom = (max(box[side] for box in boxes) + MARGIN for side in (2, 3))
    width = max(right - left, text_width(foot, FONT_SIZE - 1) + 2 * MARGIN)
    return left, top, width, bottom - top + ROW * len(figure.legend) + (FOOT if foot else 0.0)


def _box(node: FigureNode) -> tuple[float, float, float, float]:
    wide = text_width(short_label(node.label)) if node.place else 0.0
    aside = wide / 2 if node.place in ("below", "above") else wide + node.radius + 6
    reach = node.radius + (FONT_SIZE + 6 if node.place else 2)
    return node.x - max(aside, reach), node.y - reach, node.x + max(aside, reach), node.y + reach


def _draw_edges(root: Any, figure: Figure) -> None:
    group = _add(root, "g", stroke=_LINE, fill="none")
    group.set("stroke-opacity", "0.45")
    at = {node.key: node for node in figure.nodes}
    for edge in figure.edges:
        start, end = at[edge.source], at[edge.target]
        line = _add(group, "line", x1=_n(start.x), y1=_n(start.y), x2=_n(end.x), y2=_n(end.y))
        line.set("stroke-width", _n(_width(edge)))


def _width(edge: FigureEdge) -> float:
    return 1 + min(edge.papers, 12) / 3


def _draw_nodes(root: Any, nodes: Iterable[FigureNode], site: str) -> None:
    group = _add(root, "g", stroke=_GROUND)
    for node in nodes:
        link = _add(group, "a", href=f"{site}/{_FOLDERS[node.kind]}/{node.id}")
        _text(link, "title", f"{node.label}: {node.note}" if node.note else node.label)
        shape = _shape(link, node)
        shape.set("fill", node.colour)
        if node.is_focus:
            shape.set("stroke", _INK)
            shape.set("stroke-width", "3")


def _shape(parent: Any, node: FigureNode) -> Any:
    x, y, r = node.x, node.y, node.radius
    if node.kind == "author":
        return _add(parent, "circle", cx=_n(x), cy=_n(y), r=_n(r))
    if node.kind == "paper":
        return _add(parent, "rect", x=_n(x - r), y=_n(y - r), width=_n(2 * r), height=_n(2 * r))
    corners = [(x, y - r), (x + r, y + r), (x - r, y + r)]
    if node.kind == "institution":
        corners = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    return _add(parent, "polygon", points=" ".join(f"{_n(a)},{_n(b)}" for a, b in corners))


def _draw_labels(root: Any, nodes: Iterable[FigureNode]) -> None:
    # A pale rim below a label keeps it readable on a line.
    rim = _add(root, "g", stroke=_GROUND, **_font(FONT_SIZE, _GROUND))
    rim.set("stroke-width", "3")
    rim.set("stroke-linejoin", "round")
    rim.set("aria-hidden", "true")
    names = _add(root, "g", **_font(FONT_SIZE, _INK))
    for node in nodes:
        if node.place:
            x, y, anchor = _label_at(node)
            for group in (rim, names):
                label = _text(group, "text", short_label(node.label), x=_n(x), y=_n(y))
                label.set("text-anchor", anchor)


def _draw_legend(root: Any, figure: Figure, left: float, bottom: float) -> None:
    """Write what the colours say, a line each, up from the bottom."""
    group = _add(root, "g", **_font(FONT_SIZE, _INK))
    for number, entry in enumerate(reversed(figure.legend)):
        y = bottom - MARGIN / 2 - ROW * number
        _add(group, "circle", cx=_n(left + 5), cy=_n(y - 4), r="5", fill=entry.colour)
        _text(group, "text", f"{short_label(entry.label)} ({entry.count:,})", x=_n(left + 16), y=_n(y))


def _label_at(node: FigureNode) -> tuple[float, float, str]:
    beside = node.radius + 4
    places = {
        "right": (node.x + beside, node.y + 4, "start"),
        "left": (node.x - beside, node.y + 4, "end"),
        "above": (node.x, node.y - node.radius - 5, "middle"),
        "below": (node.x, node.y + node.radius + 14, "middle"),
    }
    return places[node.place or "below"]


def _font(size: float, colour: str) -> dict[str, str]:
    return {"font-family": "sans-serif", "font-size": _n(size), "fill": colour}


def _add(parent: Any, name: str, **attributes: str) -> Any:
    made: Any = cast(Any, etree).SubElement(
        parent, _tag(name), {key: printable(value) for key, value in attributes.items()}
    )
    return made


def _text(parent: Any, name: str, text: str, **attributes: str) -> Any:
    element = _add(parent, name, **attributes)
    element.text = printable(text)
    return element


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
