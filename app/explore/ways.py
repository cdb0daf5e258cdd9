"""What connects some entities: the shortest ways between each two of them, over papers that count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from ...cypher.errors import QueryStopped
from ...cypher.graph import Graph
from .reading import around_keys, paper_filters
from .reads import explore_ways
from .view import Filters
from .words import number

SECONDS = 2.0
"""What the search may take before it is given up, in seconds."""
PAPERS = 4
"""The most papers that a way leads over."""


@dataclass(frozen=True)
class Way:
    """The ways between two entities."""

    start: str
    end: str
    ways: tuple[tuple[str, ...], ...]
    """Each the keys in order, all equally long; empty where there is none of at most four papers."""
    more: bool
    """True where there are others of that length."""


@dataclass(frozen=True)
class Ways:
    """What connects each two of some entities."""

    pairs: tuple[Way, ...]
    stopped: bool = False
    """True where the search took too long."""

    def all_keys(self) -> list[str]:
        """Return the keys of everything on any way, ends included, each once."""
        return list(dict.fromkeys(key for pair in self.pairs for way in pair.ways for key in way))


NO_WAYS = Ways(())


def find_ways(graph: Graph, keys: Iterable[str], filters: Filters) -> Ways:
    """Return the shortest ways between each two of some entities."""
    try:
        rows = explore_ways(graph, SECONDS, around_keys(keys), paper_filters(filters))
    except QueryStopped:
        return Ways((), stopped=True)
    return Ways(
        tuple(
            Way(row["start"], row["end"], tuple(tuple(way) for way in row["ways"]), row["more"])
            for row in rows
        )
    )


def ways_words(ways: Ways, labels: Mapping[str, str]) -> list[str]:
    """Return what was found, a sentence for each two: how far they are apart, and over how many ways."""
    if ways.stopped:
        seconds = number(SECONDS)
        return [_("The search for ways was given up after %(seconds)s seconds.", seconds=seconds)]
    return [_pair_words(pair, labels) for pair in ways.pairs]


def _pair_words(pair: Way, labels: Mapping[str, str]) -> str:
    names = {"first": labels.get(pair.start, pair.start), "last": labels.get(pair.end, pair.end)}
    if not pair.ways:
        return _(
            "%(first)s and %(last)s: no way over at most %(papers)s papers.", papers=number(PAPERS), **names
        )
    steps = len(pair.ways[0]) - 1
    lines = ngettext("%(num)s line apart", "%(num)s lines apart", steps)
    if pair.more:
        return _(
            "%(first)s and %(last)s: %(lines)s, %(count)s of more ways are shown, over papers of few authors.",
            lines=lines,
            count=number(len(pair.ways)),
            **names,
        )
    ways = ngettext("%(num)s way", "%(num)s ways", len(pair.ways))
    return _("%(first)s and %(last)s: %(lines)s, %(ways)s.", lines=lines, ways=ways, **names)
