"""What the console's guard costs: a checked and planned run through the door, against the driver alone."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from peergraph.app.console.ask import ask
from peergraph.app.console.client import Client
from peergraph.app.console.door import Door
from peergraph.app.console.ledger import Ledger
from peergraph.app.console.limits import Bounds
from peergraph.cypher import Cypher
from peergraph.cypher.graph import Graph

from .slices import ordinary_authors
from .timing import Site, percentile, table

TIMES, WARM_UP, FRESH = 300, 200, 40
AUTHORS = 50
WANTED_WARM, WANTED_FRESH = 6.0, 60.0
QUERIES = {
    "an author by id": "MATCH (a:Author {id: $id}) RETURN a.name AS kept, a.orcid AS orcid",
    "papers of an author": (
        "MATCH (:Author {id: $id})-[:AUTHORED]->(p:Paper) RETURN p.title AS kept, p.year AS year "
        "ORDER BY year DESC LIMIT 20"
    ),
    "co-authors, counted": (
        "MATCH (a:Author {id: $id})-[:AUTHORED]->(p:Paper)<-[:AUTHORED]-(b:Author) WHERE b <> a "
        "RETURN b.name AS kept, count(p) AS papers ORDER BY papers DESC LIMIT 10"
    ),
    "topics by year": (
        "MATCH (:Author {id: $id})-[:AUTHORED]->(p:Paper)-[:ABOUT]->(t:Topic) "
        "WITH p.year AS year, t.name AS topic, count(*) AS papers WHERE papers >= 1 "
        "RETURN year, collect(topic)[..5] AS kept ORDER BY year DESC LIMIT 20"
    ),
}


@dataclass(frozen=True)
class Added:
    """Milliseconds that the guard added to runs of one query."""

    graph: str
    query: str
    bare: float
    """p50 of the driver alone."""
    warm: float
    """p95 of what was added to a run whose plan the server has kept."""
    fresh: float
    """The most that was added to the first run of a text, p95 of some texts."""


def section(anthology: Site, sample: Site) -> str:
    """Return the section on the guard: a table, and whether the targets are met."""
    with tempfile.TemporaryDirectory() as folder:
        client = Client(
            "bench", Door(Ledger(Path(folder)), Bounds(per_minute=10**9, seconds_per_minute=10**9))
        )
        rows = [*_added("sample", sample, client), *_added("ACL Anthology", anthology, client)]
    cells = [[f"{row.query}, {row.graph}", row.bare, row.warm, row.fresh] for row in rows]
    warm, fresh = max(row.warm for row in rows), max(row.fresh for row in rows)
    met = "Met" if warm < WANTED_WARM and fresh < WANTED_FRESH else "Not met"
    return (
        "## The console's guard\n\n"
        f"{table(('query', 'driver alone, p50', 'added, p95', 'added to a new text, p95'), cells)}\n\n"
        "Milliseconds that the place, the checks of the text, EXPLAIN and the bounded run add to the driver's own\n"
        f"query: {TIMES} pairs of runs one after the other, for {AUTHORS} authors in turn, after {WARM_UP} that warm\n"
        f"the server, and {FRESH} pairs of texts that it has never seen.\n\n"
        f"**{met}**: wanted is less than {WANTED_WARM:g} ms added to a known text (most: {warm:.1f}) and less than\n"
        f"{WANTED_FRESH:g} ms to a new one (most: {fresh:.1f}).\n"
    )


def _added(name: str, site: Site, client: Client) -> Iterator[Added]:
    ids = ordinary_authors(site, AUTHORS)
    for title, text in QUERIES.items():
        guarded, bare = _guarded(site.graph, client), _bare(site.graph)
        pairs = [_pair(bare, guarded, text, {"id": ids[turn % len(ids)]}) for turn in range(WARM_UP + TIMES)]
        known = pairs[WARM_UP:]
        new = [_new_pair(bare, guarded, text, {"id": ids[turn % len(ids)]}) for turn in range(FRESH)]
        yield Added(
            name,
            title,
            percentile([alone for alone, _ in known], 50),
            percentile([both - alone for alone, both in known], 95),
            percentile([both - alone for alone, both in new], 95),
        )


Run = Callable[[str, dict[str, Any]], object]


def _guarded(graph: Graph, client: Client) -> Run:
    return lambda text, given: ask(graph, text, given, client=client, limit=1_000, seconds=5, picture=False)


def _bare(graph: Graph) -> Run:
    return lambda text, given: graph.read(_named(text), **given)


def _named(text: str) -> Cypher:
    """Return a text as a query of ours, which nothing checks."""
    return Cypher("bench", text, "", {}, "", "")


def _pair(bare: Run, guarded: Run, text: str, given: dict[str, Any]) -> tuple[float, float]:
    """Return the seconds of the driver alone, and of the guarded run right after it."""
    return _seconds(bare, text, given), _seconds(guarded, text, given)


_numbers = count(time.time_ns())


def _new_pair(bare: Run, guarded: Run, text: str, given: dict[str, Any]) -> tuple[float, float]:
    """Return the same for two texts that the server has not seen, alike but for a column's name."""
    texts = [text.replace("kept", f"kept{next(_numbers)}") for _ in range(2)]
    return _seconds(bare, texts[0], given), _seconds(guarded, texts[1], given)


def _seconds(run: Run, text: str, given: dict[str, Any]) -> float:
    started = time.perf_counter()
    run(text, given)
    return time.perf_counter() - started
