"""The slice that connects two people and what an invitation is about, as a drawing and as an address."""

from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from ...cypher.graph import Graph
from ..explore.answer import answer
from ..explore.view import parse_view
from ..exports.figures import figure_of_picture
from ..exports.svg import inline_svg
from ..pages.addresses import with_arguments
from ..reads.found import Path
from ..reads.parts import EntityRef
from ..reads.paths import find_path
from .about import key_of

MOST_NODES = 40


@dataclass(frozen=True)
class Connection:
    """What connects two people."""

    path: Path
    """The closest way from one to the other."""
    drawing: Markup | None
    """The slice as an SVG; None where the picture is not drawn because no way was found."""
    explorer: str
    """The address of the same slice in the explorer."""


def connection(graph: Graph, one: EntityRef, other: EntityRef, about: tuple[EntityRef, ...]) -> Connection:
    """Return what connects two people, and these papers and topics with them."""
    focus = [key_of(entity) for entity in dict.fromkeys((one, other, *about))]
    path = find_path(graph, one.id, other.id, limit=1)
    title = _("%(first)s and %(last)s", first=one.label, last=other.label)
    asked = {"focus": focus, "connecting": True, "limit": MOST_NODES, "title": title[:200]}
    drawing = inline_svg(figure_of_picture(answer(graph, parse_view(asked)))) if path.hops else None
    where = with_arguments("/explore", {"focus": focus, "connecting": "1", "limit": str(MOST_NODES)})
    return Connection(path, drawing, where)
