"""How the graph stands, so that it can be said later what is new.

A *mark* is a time by the loaders' clock: all that was loaded until then was there to be seen. While a load is under
way, the mark stays before its begin, as its batches come in one by one; otherwise it is the end of the newest load.
What was loaded for the first time after a mark is new to whoever has seen the graph at that mark. A load that changes
nothing gives no record another first time, and so is no news; neither is the first load of a graph, which brings all
there is.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ...cypher import load
from ...cypher.graph import Graph
from ..accounts.times import time_from_now
from ..store.contents import now

ALIVE_DAYS = 2
"""A load that began longer ago and never ended was killed; nobody waits for it."""


@dataclass(frozen=True)
class Standing:
    """How far the graph has been loaded."""

    mark: str
    floor: str
    """When its first load ended, before which nothing is news; "" where no load was recorded."""
    changed: bool
    """False where no load since the time that was asked for has brought or changed anything."""


def runs_standing(graph: Graph, *, since: str) -> Standing:
    """Return how the graph stands, and whether that is another way than at the mark `since`."""
    row = graph.read(load("read")["runs_standing"], since=since, alive=time_from_now(days=-ALIVE_DAYS))[0]
    if not row["runs"]:
        return Standing(now(), "", changed=True)
    mark = _before(row["running"]) if row["running"] else row["newest"] or now()
    changed = row["changed"] or row["running"] is not None
    return Standing(mark, row["first"] or mark, changed)


def _before(started: str) -> str:
    """Return the second before a load began: its first batch may carry the very second of its begin."""
    return (datetime.fromisoformat(started) - timedelta(seconds=1)).isoformat(timespec="seconds")
