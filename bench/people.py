"""How long ways, comparisons and checks for conflicts of interest take on the ACL Anthology."""

import random
import time
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from peergraph.cypher.graph import Row

from .load import query
from .slices import SEED, ordinary_authors
from .timing import Site, percentile, table

TIMES = 50
WARM_UP = 10
HUBS = 40
PANEL, OTHERS = 10, 30
TARGET = 300.0
"""Milliseconds that 95 of 100 requests are to stay below."""


def section(anthology: Site) -> str:
    """Return the section on pages about several people: a table of percentiles."""
    authors = anthology.graph.read(query("met_on_the_way"), ids=ordinary_authors(anthology, TIMES * 2))
    hubs = anthology.graph.read(query("busiest_authors"), limit=HUBS)
    rows = [(name, times) for name, times in _measured(anthology, authors, hubs)]
    cells = [[name, percentile(times, 50), percentile(times, 95), 1000 * max(times)] for name, times in rows]
    missed = [name for name, times in rows if percentile(times, 95) >= TARGET]
    met = f"not met by {', '.join(missed)}" if missed else "met"
    return (
        "## People on the ACL Anthology\n\n"
        f"{table(('request', 'p50', 'p95', 'longest'), cells)}\n\n"
        f"Milliseconds of a request to a warm graph of 97,494 papers, {TIMES} of each; a hub is one of the {HUBS}\n"
        f"authors with most papers, a panel {PANEL} people and its list {OTHERS}, given by name.\n\n"
        f"**{met.capitalize()}**: wanted is a p95 under {TARGET:g} ms.\n"
    )


def _measured(site: Site, authors: Sequence[Row], hubs: Sequence[Row]) -> Iterator[tuple[str, list[float]]]:
    """Yield what is asked for and the seconds that the answers took."""
    choose = random.Random(SEED)
    for name, people in (("two ordinary authors", authors), ("two hubs", hubs)):
        pairs = [choose.sample(people, 2) for _ in range(TIMES)]
        ends = [{"from": a["id"], "to": b["id"]} for a, b in pairs]
        yield f"the ways between {name}", _times(site, [f"/path?{urlencode(each)}" for each in ends])
    for count in (2, 10):
        groups = [[row["id"] for row in choose.sample(hubs, count)] for _ in range(TIMES)]
        paths = [f"/compare?{urlencode({'author': ids}, doseq=True)}" for ids in groups]
        yield f"{count} hubs compared", _times(site, paths)
    for name, people in (("ordinary authors", authors), ("hubs", hubs)):
        panels = [
            (choose.sample(people, PANEL), choose.sample(authors, OTHERS)) for _ in range(TIMES + WARM_UP)
        ]
        yield f"a panel of {name} checked", [_checked(site, *panel) for panel in panels][WARM_UP:]


def _times(site: Site, paths: Sequence[str]) -> list[float]:
    for path in paths[:WARM_UP]:
        site.seconds(path)
    return [site.seconds(path) for path in paths]


def _checked(site: Site, panel: Sequence[Row], others: Sequence[Row]) -> float:
    form = {
        name: "\n".join(row["name"] for row in rows) for name, rows in (("panel", panel), ("others", others))
    }
    started = time.perf_counter()
    answer = site.client.post("/conflicts", data=form)
    taken = time.perf_counter() - started
    if answer.status_code >= 400:
        raise SystemExit(f"/conflicts was answered with {answer.status}.")
    return taken
