"""A picture's parts in their final form: lines, the histogram, and in words what is left out."""

from collections.abc import Sequence
from functools import cache

from flask_babel import gettext as _
from flask_babel import ngettext

from ..slices.types import SliceEdge
from .counting import MANY_AUTHORS, Counts, Pair, Tie, in_years
from .kept import Kept, Keys
from .picture import Hidden, PictureEdge, YearBar
from .view import View
from .words import authorship_words, joint_words, line_words, number, sentences


def edges_of(kept: Kept, keys: Keys, drawn: Sequence[Pair]) -> tuple[PictureEdge, ...]:
    """Return the lines of a picture, ties between people last."""
    # Thousands of lines say the same few things, and each translation costs.
    joint, authorship, other = cache(joint_words), cache(authorship_words), cache(line_words)
    lines = [
        PictureEdge(
            line.source,
            line.target,
            line.kind,
            1,
            int(line.kind == "authored"),
            line.years,
            authorship(line.position, line.authors)
            if line.kind == "authored"
            else other(line.kind, line.years, line.score),
        )
        for line in kept.lines
    ]
    ties = [(keys.people[a], keys.people[b], kept.ties[a, b]) for a, b in drawn]
    return (*lines, *(_tie(a, b, tie, joint(tie.papers, tie.first, tie.last)) for a, b, tie in ties))


def _tie(a: str, b: str, tie: Tie, words: str) -> PictureEdge:
    years = (tie.first, tie.last) if tie.first and tie.last else None
    return PictureEdge(a, b, "coauthor", round(tie.closeness, 3), tie.papers, years, words)


def springs_of(edges: Sequence[PictureEdge]) -> list[SliceEdge]:
    """Return the lines as the layouts take them."""
    return [SliceEdge(edge.source, edge.target, edge.kind, edge.papers) for edge in edges]


def hidden_of(kept: Kept) -> Hidden:
    """Return what the view holds and the picture does not show, counted."""
    words = sentences(
        (
            _("%(count)s hidden by hand.", count=number(kept.by_hand)) if kept.by_hand else "",
            _("%(count)s left out by the filters.", count=number(kept.by_filters)) if kept.by_filters else "",
            _("%(count)s left out because they are on no shortest way.", count=number(kept.off_the_way))
            if kept.off_the_way
            else "",
        )
    )
    return Hidden(kept.by_hand + kept.by_filters + kept.off_the_way, kept.by_hand, kept.by_filters, words)


def histogram_of(counts: Counts, view: View) -> tuple[YearBar, ...]:
    """Return the years in which there are papers."""
    years = sorted(year for year in counts.years if year)
    return tuple(
        YearBar(year, counts.years[year], counts.years[year] if in_years(year, view.filters) else 0)
        for year in years
    )


def notes_of(view: View, counts: Counts, kept: Kept, drawn: int, telling: int) -> list[str]:
    """Return in sentences which lines are not drawn, and what else a reader has to know."""
    return [
        *_lone_focus(view, kept),
        *_missing_ties(drawn, telling),
        *_crowds(counts.too_many),
        *_without_year(counts.years[0], view),
    ]


def _lone_focus(view: View, kept: Kept) -> list[str]:
    if kept.keys <= set(view.focus) and kept.by_filters:
        return [_("The filters leave nothing beside the focus: take one of them away to see more.")]
    return []


def _missing_ties(drawn: int, telling: int) -> list[str]:
    if drawn >= telling:
        return []
    return [
        _(
            "%(drawn)s of %(all)s ties between people are drawn, the strongest of each person.",
            drawn=number(drawn),
            all=number(telling),
        )
    ]


def _crowds(papers: int) -> list[str]:
    if not papers:
        return []
    return [
        ngettext(
            "%(num)s paper by more than %(many)s of the people shown ties nobody by itself.",
            "%(num)s papers by more than %(many)s of the people shown tie nobody by themselves.",
            papers,
            many=number(MANY_AUTHORS),
        )
    ]


def _without_year(papers: int, view: View) -> list[str]:
    if not papers or view.filters.years is None:
        return []
    return [
        ngettext(
            "%(num)s paper without a year does not count.",
            "%(num)s papers without a year do not count.",
            papers,
        )
    ]
