"""How much of what there is a picture shows, in numbers and words."""

from flask_babel import gettext as _
from flask_babel import ngettext

from ..reads.parts import Kind
from .neighbours import Order
from .picture import PictureCut
from .rows import FoundNeighbours
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
