"""How long the canned queries take on the ACL Anthology, asked about what is most connected there."""

import time
from dataclasses import dataclass
from statistics import median
from typing import Any

from peergraph.app.console.ask import ask
from peergraph.app.console.client import LOCAL
from peergraph.app.console.library import CannedQuery, library
from peergraph.cypher.settings import Settings

from .load import query
from .timing import Site, table

TIMES = 3
SLOWEST = 12


@dataclass(frozen=True)
class Taken:
    """One canned query on the graph."""

    title: str
    rows: int
    first: float
    """Milliseconds, planning included."""
    again: float
    """Milliseconds, the median of some."""


def section(anthology: Site) -> str:
    """Return the section on the canned queries: the slowest, and whether all stay inside the console's limit."""
    limit = 1000 * Settings().console_timeout
    asked = _asked(anthology)
    taken = sorted(
        (_taken(anthology, each, asked) for each in library().values()), key=lambda each: -each.again
    )
    late = [each.title for each in taken if max(each.first, each.again) > limit]
    rows = [[each.title, f"{each.rows:,}", each.first, each.again] for each in taken[:SLOWEST]]
    met = f"Not met by {', '.join(late)}" if late else "Met"
    return (
        "## The ready-made questions\n\n"
        f"{table(('query', 'rows', 'first', 'again'), rows)}\n\n"
        "Milliseconds through the console's guard on a warm graph of 97,494 papers, for up to 1,000 rows, about the\n"
        f"entities with most connections: the {SLOWEST} slowest of {len(taken)}, their first run with its planning,\n"
        f"and the median of {TIMES} more.\n\n"
        f"**{met}**: each has to answer within the console's {limit / 1000:g} s."
    )


def _taken(site: Site, canned: CannedQuery, asked: dict[str, Any]) -> Taken:
    parameters = canned.example | {name: asked[name] for name in canned.example if name in asked}
    times: list[float] = []
    rows = 0
    for _ in range(1 + TIMES):
        started = time.perf_counter()
        answer = ask(
            site.graph, canned.text, parameters, client=LOCAL, limit=1_000, seconds=30, picture=False
        )
        times.append(1000 * (time.perf_counter() - started))
        rows = len(answer.rows)
    return Taken(canned.title, rows, times[0], median(times[1:]))


def _asked(site: Site) -> dict[str, Any]:
    """Return values for the parameters of all canned queries: the most connected entities, and all years."""
    hubs = site.graph.read_within(300, query("hubs"))[0]
    seconds = site.graph.read_within(300, query("second_hubs"))[0]
    return {
        "author_id": hubs["author"],
        "other_id": seconds["author"],
        "topic_id": hubs["topic"],
        "other_topic_id": seconds["topic"],
        "institution_id": hubs["institution"],
        "other_institution_id": seconds["institution"],
        "paper_id": hubs["paper"],
        "venue": seconds["venue"],
        "words": "graph OR learning OR language OR model",
        "since": 2000,
        "until": 2024,
        "years": 10,
        "least": 1,
        "limit": 1_000,
    }
