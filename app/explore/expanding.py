"""More of a picture: the next neighbours of one entity, of one kind, in the order that the reader chose."""

from dataclasses import dataclass

from msgspec.structs import replace

from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from .answer import answer
from .cuts import make_cut
from .neighbours import ORDERS, Asked, Order, all_authors, keys_of_rows, neighbours
from .picture import Picture, PictureCut
from .view import KINDS, MOST_NODES, View, ViewError, ViewNode, normal, parse_key


@dataclass(frozen=True)
class Expanded:
    """A picture with more in it."""

    view: View
    picture: Picture
    added: tuple[str, ...]
    """The keys that are new, in the order that was asked for."""
    cut: PictureCut
    """How many of this kind of the entity's neighbours the view holds now."""
    orders: tuple[Order, ...]
    """The orders that this kind of neighbour has, the usual one first."""


def expand(graph: Graph, view: View, asked: Asked) -> Expanded:
    """Return the view and its picture with the next neighbours of one entity; what has a place keeps it.

    Raises NotFoundError where the graph has no such entity, ViewError where the view would have too many nodes.
    """
    if not view.nodes:
        view = answer(graph, view).view
    found = neighbours(graph, asked, view.filters, [*_held(view), *view.hidden])
    added = keys_of_rows(asked.kind, found)
    if len(view.nodes) + len(added) > MOST_NODES:
        raise ViewError(
            "nodes", f"the picture would have {len(view.nodes) + len(added):,}; {MOST_NODES:,} are the most"
        )
    picture = answer(graph, _with(view, asked, added))
    there = {node.key for node in picture.view.nodes}
    if asked.keys[0] not in there:
        kind, id = parse_key(asked.keys[0])
        raise NotFoundError(f"No {kind} has the id {id}.")
    shown = found["total"] - found["left"] + len(added)
    cut = make_cut(asked.kind, all_authors(asked.keys), found, shown, asked.order)
    return Expanded(picture.view, picture, tuple(added), cut, ORDERS[asked.kind])


def _held(view: View) -> list[str]:
    return [node.key for node in view.nodes]


def _with(view: View, asked: Asked, added: list[str]) -> View:
    """Return the view with new nodes, and with their kind among those that are shown."""
    wanted = (*view.nodes, *(ViewNode(key) for key in (*asked.keys, *added)))
    kinds = view.filters.kinds
    shown = None if kinds is None else tuple(kind for kind in KINDS if kind in (*kinds, asked.kind))
    return normal(replace(view, nodes=wanted, filters=replace(view.filters, kinds=shown)))
