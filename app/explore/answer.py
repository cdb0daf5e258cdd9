"""From a view to its picture: choose, read, count, filter, place, colour, and say all of it in words."""

import dataclasses
from collections.abc import Mapping

from msgspec.structs import replace

from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from ..reads.parts import Kind
from ..slices.types import SliceEdge, SliceNode
from ..together import both
from .choosing import Chosen, choose
from .counting import Counts, count
from .cuts import cuts_of
from .drawn import drawn_ties
from .guides import group_guides, ring_guides, year_guides
from .kept import Kept, Keys, keep, keys_of
from .looks import Looks
from .nodes import Description, describe
from .picture import Guide, Picture, PictureNode
from .places import Point
from .placing import Placed, Wish, place
from .ranks import ranked
from .reading import around_keys, paper_filters
from .reads import explore_picture
from .rows import FoundPicture
from .saying import edges_of, hidden_of, histogram_of, notes_of, springs_of
from .view import View, ViewNode, normal, parse_key
from .ways import ways_words


def answer(graph: Graph, view: View) -> Picture:
    """Return what the graph says about a view.

    Raises NotFoundError where a focus is not in the graph.
    """
    chosen = choose(graph, view)
    view = chosen.view
    found = explore_picture(graph, around_keys(node.key for node in view.nodes), paper_filters(view.filters))
    keys = keys_of(found)
    _check_focus(view, keys)
    counts = count(found, view.filters)
    kept = keep(view, found, counts, _on_the_way(chosen))
    # The database counts what is cut while the picture is laid out here.
    picture, cuts = both(
        lambda: _picture(graph, chosen, found, counts, kept), lambda: cuts_of(graph, view, kept.keys)
    )
    return dataclasses.replace(picture, cuts=cuts)


def _picture(graph: Graph, chosen: Chosen, found: FoundPicture, counts: Counts, kept: Kept) -> Picture:
    """Return the picture of what is kept, but for what it says of cuts."""
    view, keys = chosen.view, keys_of(found)
    drawn, telling = drawn_ties(kept, keys)
    edges = edges_of(kept, keys, drawn)
    described = describe(view, found, counts, kept, keys)
    looks = Looks(graph, view, found, counts, kept, keys, tuple(ranked(view, kept, keys)))
    nodes = _nodes(looks, described)
    springs = springs_of(edges)
    wish = _wish(looks)
    placed = place(nodes, springs, wish)
    labels = {key: said.label for key, said in described.items()}
    colours = looks.colours(labels)
    return Picture(
        _completed(view, keys, placed.points),
        tuple(
            _picture_node(node, described[node.id], placed, colours.of, node.id in wish.pinned)
            for node in nodes
        ),
        edges,
        (),
        hidden_of(kept),
        histogram_of(counts, view),
        looks.legend(colours),
        _guides(looks, nodes, springs, placed.points),
        (*ways_words(chosen.ways, labels), *notes_of(view, counts, kept, len(drawn), telling)),
        _missing(view, keys),
        placed.width,
        placed.height,
        1.0,
    )


def _check_focus(view: View, keys: Keys) -> None:
    there = set(keys.all())
    for key in view.focus:
        if key not in there:
            kind, id = parse_key(key)
            raise NotFoundError(f"No {kind} has the id {id}.")


def _on_the_way(chosen: Chosen) -> set[str] | None:
    return {*chosen.ways.all_keys(), *chosen.view.between} if chosen.view.connecting else None


def _nodes(looks: Looks, described: Mapping[str, Description]) -> list[SliceNode]:
    """Return the nodes as the layouts take them, their key as id, the focuses with rank -1."""
    steps, view = looks.sizes(), looks.view
    ranks: dict[Kind, int] = {}
    nodes: list[SliceNode] = []
    for key in looks.order:
        kind, focus, said = parse_key(key)[0], key in view.focus, described[key]
        rank = -1 if focus else ranks.get(kind, 0)
        ranks[kind] = ranks.get(kind, 0) + (not focus)
        nodes.append(SliceNode(key, kind, said.label, said.note, 3 if focus else steps[key], rank))
    return nodes


def _wish(looks: Looks) -> Wish:
    view = looks.view
    known = {node.key: (node.x, node.y) for node in view.nodes if node.x is not None and node.y is not None}
    pinned = frozenset(node.key for node in view.nodes if node.pinned)
    groups = looks.institutions.of if view.layout == "institution" else {}
    return Wish(view.layout, known, pinned, looks.years, groups)


def _guides(
    looks: Looks, nodes: list[SliceNode], springs: list[SliceEdge], points: Mapping[str, Point]
) -> tuple[Guide, ...]:
    layout = looks.view.layout
    if layout == "year":
        return year_guides(points, looks.years)
    if layout == "institution":
        return group_guides(points, looks.institutions)
    return ring_guides(nodes, springs, points) if layout == "distance" else ()


def _picture_node(
    node: SliceNode, said: Description, placed: Placed, colours: Mapping[str, int], pinned: bool
) -> PictureNode:
    x, y = placed.points[node.id]
    return PictureNode(
        node.id,
        parse_key(node.id)[1],
        node.kind,
        node.label,
        node.note,
        node.size,
        node.rank,
        node.rank < 0,
        x,
        y,
        pinned,
        placed.labels[node.id],
        colours.get(node.id),
        said.facts,
        said.more,
    )


def _completed(view: View, keys: Keys, points: Mapping[str, Point]) -> View:
    """Return the view with all its nodes that the graph has, and the places of those that are shown."""
    there = set(keys.all())
    nodes = tuple(_with_place(node, points) for node in view.nodes if node.key in there)
    return normal(replace(view, nodes=nodes))


def _with_place(node: ViewNode, points: Mapping[str, Point]) -> ViewNode:
    point = points.get(node.key)
    return replace(node, x=point[0], y=point[1]) if point else node


def _missing(view: View, keys: Keys) -> tuple[str, ...]:
    there = set(keys.all())
    return tuple(node.key for node in view.nodes if node.key not in there)
