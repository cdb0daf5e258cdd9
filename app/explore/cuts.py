"""How much of what there is a picture shows, in numbers and words."""

from collections.abc import Set

from flask_babel import gettext as _
from flask_babel import ngettext

from ...cypher.graph import Graph
from ..reads.parts import Kind
from .neighbours import ORDERS, Asked, Order, all_authors, neighbours
from .picture import PictureCut
from .rows import FoundNeighbours
from .view import KINDS, View
from .words import number


def make_cut(kind: Kind, coauthors: bool, found: FoundNeighbours, shown: int, by: Order) -> PictureCut:
    """Return the cut that says how many of the neighbours found are shown."""
    total, exact = found["total"], found["exact"]
    of = counted(kind, coauthors, total)
    if shown >= total:
        words = _("all %(counted)s", counted=of) if total > 1 else of
    elif exact:
        words = _(
            "%(shown)s of %(counted)s, by %(order)s",
            shown=number(shown),
            counted=of,
            order=by_words(kind, by),
        )
    else:
        words = _(
            "%(shown)s of at least %(counted)s, by %(order)s",
            shown=number(shown),
            counted=of,
            order=by_words(kind, by),
        )
    return PictureCut(kind, min(shown, total), total, by, words, exact)


def counted(kind: Kind, coauthors: bool, total: int) -> str:
    """Return a number of neighbours with what they are: "1,212 co-authors"."""
    num = number(total)
    if kind == "author":
        return (
            ngettext("%(count)s co-author", "%(count)s co-authors", total, count=num)
            if coauthors
            else ngettext("%(count)s person", "%(count)s people", total, count=num)
        )
    if kind == "paper":
        return ngettext("%(count)s paper", "%(count)s papers", total, count=num)
    if kind == "topic":
        return ngettext("%(count)s topic", "%(count)s topics", total, count=num)
    return ngettext("%(count)s institution", "%(count)s institutions", total, count=num)


def by_words(kind: Kind, order: Order) -> str:
    """Return an order in words, as after "by"."""
    if order == "closeness":
        return {
            "author": _("closeness"),
            "paper": _("authors in the picture"),
            "topic": _("papers"),
            "institution": _("people"),
        }[kind]
    return {
        "joint papers": _("papers") if kind == "topic" else _("joint papers"),
        "recent": _("newest year"),
        "citations": _("citations"),
        "name": _("name"),
    }[order]


def cuts_of(graph: Graph, view: View, shown: Set[str]) -> tuple[PictureCut, ...]:
    """Return for each kind how many of the neighbours of the focuses are shown, over the papers that count."""
    return tuple(_cut(graph, view, kind, shown) for kind in view.filters.kinds or KINDS)


def _cut(graph: Graph, view: View, kind: Kind, shown: Set[str]) -> PictureCut:
    order = ORDERS[kind][0]
    found = neighbours(graph, Asked(view.focus, kind, order, 0), view.filters, shown)
    return make_cut(kind, all_authors(view.focus), found, found["total"] - found["left"], order)
