"""The explorer: one slice over the whole width, around any entity, in the size that is asked for."""

from dataclasses import dataclass

from flask import abort, make_response, redirect, render_template

from ...cypher.errors import IdentifierError
from ...cypher.identifiers import find_identifier, kind_of
from ..context import get_graph
from ..parameters import integer, text
from ..reads.found import Ambiguous, Found
from ..reads.parts import Kind
from ..reads.resolve import resolve
from ..reads.starting_points import StartingPoints, starting_points
from ..slices.read import DEFAULT_LIMIT, LEAST, MOST, read_slice
from ..slices.types import KINDS, Slice
from .addresses import explore_url, with_arguments
from .blueprint import pages

SIZES = (50, 100, 150, 300, 500)


@dataclass(frozen=True)
class Size:
    """One choice of how many nodes to show."""

    nodes: int
    url: str
    chosen: bool


@dataclass(frozen=True)
class ExploreView:
    """What `explore.html` shows around an entity."""

    slice: Slice
    sizes: tuple[Size, ...]


@dataclass(frozen=True)
class ExploreStart:
    """What `explore.html` shows where nothing is in the middle yet."""

    slice: None
    start: StartingPoints


@pages.get("/explore")
def explore() -> str:
    """Show the slice around `focus`, which is `<kind>:<id>` or an identifier; without it, where to begin."""
    focus = text("focus", "")
    if not focus:
        return render_template("explore.html", page=ExploreStart(None, starting_points(get_graph())))
    found = _find(focus)
    limit = integer("limit", DEFAULT_LIMIT, least=LEAST, most=MOST)
    address = explore_url(found.kind, found.id)
    sizes = tuple(Size(nodes, f"{address}&limit={nodes}", nodes == limit) for nodes in SIZES)
    return render_template(
        "explore.html", page=ExploreView(read_slice(get_graph(), found.kind, found.id, limit), sizes)
    )


def _find(focus: str) -> Found:
    """Return the entity in the middle; ends the request where it moved, is one of several, or is only to search for."""
    kind, id = _parts(focus)
    found = resolve(get_graph(), kind, id)
    if isinstance(found, Ambiguous):
        abort(make_response(render_template("choose.html", page=found), 300))
    if found.moved:
        abort(redirect(explore_url(kind, found.id), 301))
    return found


def _parts(focus: str) -> tuple[Kind, str]:
    for kind in KINDS:
        if focus.startswith(f"{kind}:"):
            return kind, focus.removeprefix(f"{kind}:")
    try:
        identifier = find_identifier(focus)
    except IdentifierError:
        identifier = None
    kind = kind_of(identifier) if identifier else None
    if identifier is None or kind is None:
        abort(redirect(with_arguments("/search", {"q": focus})))
    return kind, identifier
