"""The colours of a picture, and the legend that says what they mean."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import format_decimal, format_percent
from flask_babel import gettext as _

from .groups import Groups
from .network import Communities
from .picture import LegendEntry
from .view import KINDS, parse_key
from .words import number, span

CATEGORIES = 9
"""Colours that only differ; the one behind them is for all that has no colour of its own."""
STEPS = 7
"""Colours from little to much."""


@dataclass(frozen=True)
class Colours:
    """The colour of each key, by its place in a palette, and what to say about it."""

    of: dict[str, int]
    palette: str
    entries: tuple[LegendEntry, ...]
    words: str
    scale: dict[str, float] | None = None


def by_kind(order: Sequence[str]) -> Colours:
    """Return no colours of their own: each node has that of its kind."""
    counts = Counter(parse_key(key)[0] for key in order)
    names = {
        "author": _("People"),
        "paper": _("Papers"),
        "topic": _("Topics"),
        "institution": _("Institutions"),
    }
    entries = tuple(LegendEntry(None, names[kind], counts[kind], kind) for kind in KINDS if counts[kind])
    return Colours({}, "kinds", entries, _("Colours and shapes tell the kinds."))


def by_group(order: Sequence[str], groups: Groups, words: str) -> Colours:
    """Return a colour for each of the groups with most members shown, and one for all other nodes."""
    here = Groups({key: groups.of[key] for key in order if key in groups.of}, groups.names)
    largest = {id: at for at, id in enumerate(here.largest(CATEGORIES))}
    of = {key: largest.get(here.of.get(key, ""), CATEGORIES) for key in order}
    counts = Counter(of.values())
    entries = [LegendEntry(at, here.names[id], counts[at], None, id) for id, at in largest.items()]
    return Colours(of, "categories", (*entries, *_others(counts)), words)


def _others(counts: Counter[int]) -> list[LegendEntry]:
    left = counts[CATEGORIES]
    return [LegendEntry(CATEGORIES, _("others, or none known"), left)] if left else []


def by_community(order: Sequence[str], communities: Communities, labels: Mapping[str, str]) -> Colours:
    """Return a colour for each of the largest communities, named after its most important person or node."""
    sizes = Counter(communities.of.values())
    of = {key: _community_colour(communities.of[key], sizes) for key in order}
    counts = Counter(of.values())
    entries = [
        LegendEntry(at, _("around %(name)s", name=labels[_first(order, of, at)]), counts[at])
        for at in sorted(counts)
        if at < CATEGORIES
    ]
    words = _(
        "Colours show %(count)s communities by the Leiden method, with modularity %(modularity)s; "
        "joint papers of n authors weigh 1/(n-1).",
        count=number(sum(size > 1 for size in sizes.values())),
        modularity=format_decimal(round(communities.modularity, 2)),
    )
    return Colours(of, "categories", (*entries, *_others(counts)), words)


def _community_colour(place: int, sizes: Counter[int]) -> int:
    return place if place < CATEGORIES and sizes[place] > 1 else CATEGORIES


def _first(order: Sequence[str], of: Mapping[str, int], colour: int) -> str:
    """Return the first person of a colour, or the first node where it has no people."""
    members = [key for key in order if of[key] == colour]
    return next((key for key in members if key.startswith("author:")), members[0])


def by_year(order: Sequence[str], years: Mapping[str, int]) -> Colours:
    """Return colours from early to late; what has no year keeps the colour of its kind."""
    here = {key: years[key] for key in order if key in years}
    words = _(
        "Colours go from early to late: papers by their year, people by that of their newest paper that counts."
    )
    if not here:
        return Colours({}, "scale", (), words)
    first, last = min(here.values()), max(here.values())
    width = (last - first + 1) / min(STEPS, last - first + 1)
    of = {key: int((year - first) / width) for key, year in here.items()}
    bounds: dict[int, list[int]] = {}
    for key, step in of.items():
        bounds.setdefault(step, []).append(here[key])
    entries = tuple(
        LegendEntry(step, span(min(some), max(some)), len(some)) for step, some in sorted(bounds.items())
    )
    return Colours(
        of, "scale", (*entries, *_without(len(order) - len(here))), words, {"from": first, "to": last}
    )


def _without(count: int) -> list[LegendEntry]:
    return [LegendEntry(None, _("no year known"), count)] if count else []


def by_centrality(order: Sequence[str], ranks: Mapping[str, float]) -> Colours:
    """Return colours from little to much PageRank, as many nodes in each step."""
    ranked = sorted(order, key=lambda key: (ranks[key], key))
    of = {key: at * STEPS // len(ranked) for at, key in enumerate(ranked)}
    bounds: dict[int, list[float]] = {}
    for key in ranked:
        bounds.setdefault(of[key], []).append(ranks[key])
    entries = tuple(
        LegendEntry(step, _("%(least)s to %(most)s", least=_share(some[0]), most=_share(some[-1])), len(some))
        for step, some in bounds.items()
    )
    words = _(
        "Colours go from little to much PageRank within this picture, in steps of equally many nodes; "
        "joint papers of n authors weigh 1/(n-1)."
    )
    return Colours(of, "scale", entries, words, {"from": ranks[ranked[0]], "to": ranks[ranked[-1]]})


def _share(value: float) -> str:
    return format_percent(value, "0.00%")
