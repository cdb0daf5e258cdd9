"""From a view to its picture: choose, read, count, filter, place, colour, and say all of it in words."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import ngettext
from msgspec.structs import replace

from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from ..slices.types import SliceEdge, SliceNode
from .choosing import choose
from .counting import Counts, Pair, count, in_years
from .drawn import drawn_ties
from .kept import Kept, Keys, keep, keys_of
from .nodes import Description, describe
from .picture import Hidden, Legend, Picture, PictureEdge, PictureNode, YearBar
from .places import Point
from .placing import Placed, place
from .ranks import ranked, sizes
from .reading import read_picture
from .rows import FoundPicture
from .view import View, ViewNode, parse_key
from .words import joint_words, line_words, number, sentences


def answer(graph: Graph, view: View) -> Picture:
    """Return what the graph says about a view.

    Raises NotFoundError where a focus is not in the graph.
    """
    wanted = [node.key for node in view.nodes] or choose(graph, view)
    wanted = sorted({*view.focus, *wanted})
    found = read_picture(graph, wanted, view.filters)
    keys = keys_of(found)
    _check_focus(view, keys)
    return _picture(view, wanted, found, keys)


def _check_focus(view: View, keys: Keys) -> None:
    there = set(keys.all())
    for key in view.focus:
        if key not in there:
            raise NotFoundError(f"No {parse_key(key)[0]} has the id {parse_key(key)[1]}.")


def _picture(view: View, wanted: list[str], found: FoundPicture, keys: Keys) -> Picture:
    counts = count(found, view.filters)
    kept = keep(view, found, counts, None)
    order = ranked(view, kept, keys)
    drawn, telling = drawn_ties(kept, keys)
    edges = _edges(kept, keys, drawn)
    described = describe(view, found, counts, kept, keys)
    nodes = _nodes(view, order, described)
    placed = place(nodes, _springs(edges), _known(view), _pinned(view))
    return Picture(
        _completed(view, wanted, keys, placed.points),
        tuple(_picture_node(node, described[node.id], placed, view) for node in nodes),
        edges,
        (),
        _hidden(kept),
        _histogram(counts, view),
        _legend(),
        (),
        tuple(_notes(counts, len(drawn), telling)),
        tuple(key for key in wanted if key not in set(keys.all())),
        placed.width,
        placed.height,
        1.0,
    )


def _edges(kept: Kept, keys: Keys, drawn: list[Pair]) -> tuple[PictureEdge, ...]:
    lines = [
        PictureEdge(
            line.source, line.target, line.kind, 1, int(line.kind == "authored"), line.years, line_words(line)
        )
        for line in kept.lines
    ]
    ties = [
        PictureEdge(
            keys.people[a],
            keys.people[b],
            "coauthor",
            round(tie.closeness, 3),
            tie.papers,
            (tie.first, tie.last) if tie.first and tie.last else None,
            joint_words(tie),
        )
        for (a, b) in drawn
        for tie in (kept.ties[a, b],)
    ]
    return (*lines, *ties)


def _nodes(view: View, order: list[str], described: Mapping[str, Description]) -> list[SliceNode]:
    steps = sizes(order)
    ranks: dict[str, int] = {}
    nodes: list[SliceNode] = []
    for key in order:
        kind = parse_key(key)[0]
        focus = key in view.focus
        rank = -1 if focus else ranks.get(kind, 0)
        ranks[kind] = ranks.get(kind, 0) + (not focus)
        said = described[key]
        nodes.append(SliceNode(key, kind, said.label, said.note, 3 if focus else steps[key], rank))
    return nodes


def _springs(edges: tuple[PictureEdge, ...]) -> list[SliceEdge]:
    return [SliceEdge(edge.source, edge.target, edge.kind, edge.papers) for edge in edges]


def _known(view: View) -> dict[str, Point]:
    return {node.key: (node.x, node.y) for node in view.nodes if node.x is not None and node.y is not None}


def _pinned(view: View) -> frozenset[str]:
    return frozenset(node.key for node in view.nodes if node.pinned)


def _picture_node(node: SliceNode, said: Description, placed: Placed, view: View) -> PictureNode:
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
        node.id in _pinned(view),
        placed.labels[node.id],
        None,
        said.facts,
        said.more,
    )


def _completed(view: View, wanted: list[str], keys: Keys, points: Mapping[str, Point]) -> View:
    """Return the view with all its nodes that the graph has, and the places of those that are shown."""
    known = {node.key: node for node in view.nodes}
    there = set(keys.all())
    nodes = [
        replace(known.get(key, ViewNode(key)), x=points[key][0], y=points[key][1])
        if key in points
        else known.get(key, ViewNode(key))
        for key in wanted
        if key in there
    ]
    return replace(view, nodes=tuple(nodes))


def _hidden(kept: Kept) -> Hidden:
    total = kept.by_hand + kept.by_filters + kept.off_the_way
    words = sentences(
        (
            _("%(num)s hidden by hand.", num=number(kept.by_hand)) if kept.by_hand else "",
            _("%(num)s left out by the filters.", num=number(kept.by_filters)) if kept.by_filters else "",
            _("%(num)s left out because they connect nothing.", num=number(kept.off_the_way))
            if kept.off_the_way
            else "",
        )
    )
    return Hidden(total, kept.by_hand, kept.by_filters, words)


def _histogram(counts: Counts, view: View) -> tuple[YearBar, ...]:
    years = sorted(year for year in counts.years if year)
    return tuple(
        YearBar(year, counts.years[year], counts.years[year] if in_years(year, view.filters) else 0)
        for year in years
    )


def _legend() -> Legend:
    return Legend("kind", "kinds", (), None, "", "")


def _notes(counts: Counts, drawn: int, telling: int) -> list[str]:
    notes: list[str] = []
    if drawn < telling:
        notes.append(
            _(
                "%(drawn)s of %(all)s ties between people are drawn, the strongest of each person.",
                drawn=number(drawn),
                all=number(telling),
            )
        )
    if counts.too_many:
        notes.append(
            ngettext(
                "%(num)s paper of more than 200 people shown ties nobody by itself.",
                "%(num)s papers of more than 200 people shown tie nobody by themselves.",
                counts.too_many,
            )
        )
    return notes
