"""The slice that connects two people and what an invitation is about: as a way, an address, and a drawing."""

from dataclasses import dataclass

from flask_babel import gettext as _

from ...cypher.graph import Graph
from ..explore.answer import answer
from ..explore.view import parse_view
from ..exports.figures import figure_of_picture
from ..exports.svg import svg
from ..pages.addresses import with_arguments
from ..reads.found import Path
from ..reads.parts import EntityRef
from ..reads.paths import find_path
from .about import key_of

MOST_NODES = 40


@dataclass(frozen=True)
class Ends:
    """Two people, and what the slice between them shows besides."""

    one: EntityRef
    other: EntityRef
    between: tuple[EntityRef, ...]

    @property
    def keys(self) -> list[str]:
        """Return what the slice is about, each once."""
        return [key_of(entity) for entity in dict.fromkeys((self.one, self.other, *self.between))]

    @property
    def title(self) -> str:
        """Return what the slice is called."""
        return _("%(first)s and %(last)s", first=self.one.label, last=self.other.label)[:200]


@dataclass(frozen=True)
class Connection:
    """What connects two people, in words."""

    path: Path
    """The closest way from one to the other."""
    explorer: str
    """The address of the slice in the explorer."""


def connection(graph: Graph, ends: Ends) -> Connection:
    """Return what connects two people."""
    where = with_arguments("/explore", {"focus": ends.keys, "connecting": "1", "limit": MOST_NODES})
    return Connection(find_path(graph, ends.one.id, ends.other.id, limit=1), where)


def drawing(graph: Graph, ends: Ends) -> bytes:
    """Return the slice that connects two people as an SVG file."""
    asked = {"focus": ends.keys, "connecting": True, "limit": MOST_NODES, "title": ends.title}
    return svg(figure_of_picture(answer(graph, parse_view(asked))))
