"""The search for ways from one person to another over joint papers, ended after two seconds."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec import convert

from ...cypher import load
from ...cypher.errors import QueryStopped
from ...cypher.graph import Graph
from .found import PathOptions
from .joint import ANY_YEAR

MOST_HOPS = 4
PATH_SECONDS = 2.0
_LEAST_SECONDS = 0.01


@dataclass(frozen=True)
class WayFound:
    """The ids of the people on one way, both ends included, and how long it is."""

    people: tuple[str, ...]
    length: float
    """The sum over its ties of 1 / strength; a tie is the stronger the more, the smaller and the newer its papers."""


@dataclass(frozen=True)
class WaysFound:
    """The ways of one number of hops, counted, and the closest of them."""

    total: int
    """For four hops, one way is counted for each person in the middle."""
    ways: tuple[WayFound, ...]


@dataclass(frozen=True)
class Search:
    """What was found before the search ended."""

    ways: tuple[WayFound, ...]
    """Those of the fewest hops first, the closest first among them."""
    total: int
    """How many ways of the fewest hops there are; as in WaysFound."""
    stopped: bool
    """True where time ended the search."""


@dataclass
class _Asking:
    """One search under way: its parameters and the time it has left."""

    graph: Graph
    parameters: dict[str, str | int | list[str]]
    through: str
    limit: int
    deadline: float

    def left(self) -> float:
        """Return the seconds that are left."""
        return max(_LEAST_SECONDS, self.deadline - time.monotonic())

    def shortest(self) -> list[str]:
        """Return the people on one of the shortest paths."""
        return coauthor_path(self.graph, self.left(), **self.parameters)

    def ways(self, hops: int) -> WaysFound:
        """Return the closest ways of so many hops."""
        now = datetime.now(UTC).year
        return _WAYS[hops](
            self.graph, self.left(), **self.parameters, through=self.through, now=now, limit=self.limit
        )


def search_ways(graph: Graph, start: str, end: str, options: PathOptions, limit: int) -> Search:
    """Return at most `limit` ways between two different authors: of the fewest hops, then of one hop more."""
    parameters: dict[str, str | int | list[str]] = {
        "start": start,
        "end": end,
        "avoid": [person.id for person in options.avoid],
        "since": ANY_YEAR if options.since is None else options.since,
    }
    through = options.through.id if options.through else ""
    asking = _Asking(graph, parameters, through, limit, time.monotonic() + PATH_SECONDS)
    found: list[WaysFound] = []
    try:
        for ways in _through(asking) if through else _fewest(asking):
            found.append(ways)
    except QueryStopped:
        return _result(found, limit, stopped=True)
    return _result(found, limit, stopped=False)


def _fewest(asking: _Asking) -> Iterator[WaysFound]:
    """Yield the shortest path, then all ways of as many hops, then those of one hop more where there is room."""
    shortest = asking.shortest()
    if not shortest:
        return
    hops, total = len(shortest) - 1, 1
    yield WaysFound(1, (WayFound(tuple(shortest), 0.0),))
    if hops > 1:
        found = asking.ways(hops)
        total = found.total
        yield found
    if total < asking.limit and hops < MOST_HOPS:
        yield asking.ways(hops + 1)


def _through(asking: _Asking) -> Iterator[WaysFound]:
    """Yield the ways of the fewest hops that pass the institution."""
    for hops in _WAYS:
        found = asking.ways(hops)
        if found.ways:
            yield found
            return


def _result(found: list[WaysFound], limit: int, *, stopped: bool) -> Search:
    # A path that was found twice keeps the length of the second time; the first time had none.
    ways = {way.people: way for ways in found for way in ways.ways}
    ordered = sorted(ways.values(), key=lambda way: (len(way.people), way.length, way.people))
    hops = len(ordered[0].people) if ordered else 0
    total = max((each.total for each in found if each.ways and len(each.ways[0].people) == hops), default=0)
    return Search(tuple(ordered[:limit]), total, stopped)


def coauthor_path(graph: Graph, seconds: float, **asked: str | int | list[str]) -> list[str]:
    """Return the ids of the authors on a shortest path, both ends included, or none; raises QueryStopped."""
    rows = graph.read_within(seconds, load("read")["coauthor_path"], **asked)
    return rows[0]["people"] if rows else []


def coauthor_ways_of_two(graph: Graph, seconds: float, **asked: str | int | list[str]) -> WaysFound:
    """Return the closest ways of two hops; raises QueryStopped."""
    return convert(graph.read_within(seconds, load("read")["coauthor_ways_of_two"], **asked)[0], WaysFound)


def coauthor_ways_of_three(graph: Graph, seconds: float, **asked: str | int | list[str]) -> WaysFound:
    """Return the closest ways of three hops; raises QueryStopped."""
    return convert(graph.read_within(seconds, load("read")["coauthor_ways_of_three"], **asked)[0], WaysFound)


def coauthor_ways_of_four(graph: Graph, seconds: float, **asked: str | int | list[str]) -> WaysFound:
    """Return the closest ways of four hops, one for each person in the middle; raises QueryStopped."""
    return convert(graph.read_within(seconds, load("read")["coauthor_ways_of_four"], **asked)[0], WaysFound)


_WAYS: dict[int, Callable[..., WaysFound]] = {
    2: coauthor_ways_of_two,
    3: coauthor_ways_of_three,
    4: coauthor_ways_of_four,
}
