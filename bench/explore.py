"""How long the explorer's pictures take on the ACL Anthology: seen again, laid out anew, coloured, with more nodes."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from peergraph.app.slices.layout import positions

from .load import query
from .timing import Site, percentile, table

ADDRESS = "/api/v1/explore"
SIZES = ((150, 1), (500, 3), (2_000, 10))
"""Nodes that are asked for, and focuses: the authors with most papers."""
ROUNDS = 20
WARM_UP = 3
EXPANDED = 10
COLUMNS = (
    "picture",
    "nodes",
    "lines",
    "KB of JSON",
    "seen again, p50",
    "p95",
    "laid out anew, p50",
    "communities, p50",
    "10 more co-authors, p50",
)
Json = dict[str, Any]


@dataclass(frozen=True)
class Large:
    """One picture, and the view that it answers."""

    name: str
    site: Site
    view: Json

    def post(self, body: Json, ending: str = "") -> Any:
        """Return the answer to a view; end the measurement where it is an error."""
        answer = self.site.client.post(ADDRESS + ending, json=body)
        if answer.status_code >= 400:
            raise SystemExit(f"{ADDRESS}{ending} was answered with {answer.status}: {answer.text}")
        return answer

    def again(self) -> None:
        """Ask for the picture as it was, every node with its place."""
        self.post(self.view)

    def anew(self) -> None:
        """Ask for new places for all nodes, none of them remembered."""
        positions.cache_clear()
        self.post({**self.view, "nodes": [{"key": node["key"]} for node in self.view["nodes"]]})

    def coloured(self) -> None:
        """Ask for the picture in the colours of its communities."""
        self.post({**self.view, "colour": "community"})

    def expanded(self) -> None:
        """Ask for more people around the first focus."""
        body = {"view": self.view, "key": self.view["focus"][0], "kind": "author", "limit": EXPANDED}
        self.post(body, "/expand")

    def row(self) -> list[str | float]:
        """Return the picture as a row of the table."""
        answer = self.post(self.view)
        picture = answer.get_json()
        again = _seconds(self.again)
        others = [1000 * median(_seconds(each)) for each in (self.anew, self.coloured, self.expanded)]
        counts = (
            f"{len(picture['nodes']):,}",
            f"{len(picture['edges']):,}",
            f"{len(answer.data) / 1000:,.0f}",
        )
        return [self.name, *counts, percentile(again, 50), percentile(again, 95), *others]


def section(anthology: Site) -> str:
    """Return the section on the explorer's pictures."""
    rows = [_large(anthology, *size).row() for size in SIZES]
    return (
        "## The explorer's pictures\n\n"
        f"{table(COLUMNS, rows)}\n\n"
        f"Milliseconds of `POST {ADDRESS}` on the ACL Anthology, {ROUNDS} times each on a warm Neo4j: one query for\n"
        "the nodes and all that connects them, then four that count what is cut. The pictures are around the authors\n"
        "with most papers: the largest numbers of ties that this graph has.\n"
    )


def _large(site: Site, nodes: int, focuses: int) -> Large:
    ids = [row["id"] for row in site.graph.read(query("busiest_authors"), limit=focuses)]
    view = {"focus": [f"author:{id}" for id in ids], "limit": nodes}
    fresh = Large(f"{nodes:,} around {focuses}", site, view)
    return Large(fresh.name, site, fresh.post(view).get_json()["view"])


def _seconds(ask: Callable[[], None]) -> list[float]:
    """Return how long each of several times takes, the first ones left out."""
    taken: list[float] = []
    for _ in range(WARM_UP + ROUNDS):
        started = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - started)
    return taken[WARM_UP:]
