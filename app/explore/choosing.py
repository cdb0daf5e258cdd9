"""What a picture holds: what the view says, what the server adds to it, and of several focuses what connects them."""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from ...cypher.graph import Graph
from ..reads.parts import Kind
from ..slices.neighbourhood import SHARES
from ..slices.read import LEAST, MOST, read_slice
from .neighbours import ORDERS, Asked, keys_of_rows, neighbours
from .view import KINDS, NO_FILTERS, View, ViewNode, parse_key
from .ways import NO_WAYS, Ways, find_ways

AROUND_A_NEW_FOCUS = 50
"""The most nodes that one more focus brings into a picture that there is already."""
SECOND_PART = 3
"""Co-authors of co-authors are at most a third of the limit."""


@dataclass(frozen=True)
class Chosen:
    """The view with all the keys that its picture holds, and what connects them where that was asked."""

    view: View
    ways: Ways


def choose(graph: Graph, view: View) -> Chosen:
    """Return what the picture of a view holds: at most its limit where the view names no nodes.

    Raises NotFoundError where a focus is not in the graph.
    """
    held = {node.key for node in view.nodes}
    fresh = [key for key in view.focus if key not in held]
    limit = min(view.limit, AROUND_A_NEW_FOCUS * len(fresh)) if held else view.limit
    added = [ViewNode(key) for key in _around(graph, view, fresh, limit)]
    view = replace(view, nodes=(*view.nodes, *added))
    view = _second_degree(graph, view)
    view = _with_between(view)
    ways = _ways(graph, view, bool(fresh))
    held = {node.key for node in view.nodes}
    more = [ViewNode(key) for key in ways.all_keys() if key not in held]
    return Chosen(replace(view, nodes=(*view.nodes, *more)), ways)


def _around(graph: Graph, view: View, focuses: list[str], limit: int) -> list[str]:
    """Return the keys around some focuses, an equal share for each; without filters those that a profile shows."""
    keys: dict[str, None] = dict.fromkeys(focuses)
    for focus in focuses:
        share = max(LEAST, limit // len(focuses))
        if view.filters == NO_FILTERS and share <= MOST:
            slice = read_slice(graph, *parse_key(focus), share)
            keys.update(dict.fromkeys(f"{node.kind}:{node.id}" for node in slice.nodes))
        else:
            keys.update(dict.fromkeys(_filtered(graph, view, focus, share)))
    return list(keys)[: max(limit, len(focuses))]


def _filtered(graph: Graph, view: View, focus: str, limit: int) -> Iterable[str]:
    """Yield the neighbours of one focus that papers which count connect with it, kind by kind, each up to its share."""
    kinds = view.filters.kinds or KINDS
    shares = {kind: SHARES[parse_key(focus)[0]][kind] for kind in kinds}
    people: list[str] = []
    for kind in kinds:
        share = max(1, int((limit - 1) * shares[kind] / sum(shares.values())))
        found = _first(graph, view, (focus, *(people if kind == "institution" else ())), kind, share, people)
        people = found if kind == "author" else people
        yield from found


def _first(
    graph: Graph, view: View, around: tuple[str, ...], kind: Kind, limit: int, held: Iterable[str]
) -> list[str]:
    asked = Asked(around, kind, ORDERS[kind][0], limit)
    return keys_of_rows(kind, neighbours(graph, asked, view.filters, list(held)))


def _second_degree(graph: Graph, view: View) -> View:
    """Return the view with co-authors of the people in it, those marked as such; without them where none are wanted."""
    if not view.second_degree:
        return replace(view, nodes=tuple(node for node in view.nodes if not node.second))
    if any(node.second for node in view.nodes):
        return view
    held = [node.key for node in view.nodes]
    people = tuple(key for key in held if parse_key(key)[0] == "author")
    found = _first(
        graph, view, people, "author", max(LEAST, view.limit // SECOND_PART), [*held, *view.hidden]
    )
    return replace(view, nodes=(*view.nodes, *(ViewNode(key, second=True) for key in found)))


def _with_between(view: View) -> View:
    """Return the view that says itself what is to be connected, so that a later selection changes nothing."""
    if not view.connecting or view.between:
        return view
    chosen = view.selected if 2 <= len(view.selected) <= len(view.focus) + 10 else view.focus
    return replace(view, between=tuple(sorted(chosen))[:10])


def _ways(graph: Graph, view: View, fresh: bool) -> Ways:
    if view.connecting:
        return find_ways(graph, view.between, view.filters)
    return find_ways(graph, view.focus, view.filters) if fresh and len(view.focus) > 1 else NO_WAYS
