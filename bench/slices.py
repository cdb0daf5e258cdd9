"""How long the JSON of a slice takes on the ACL Anthology, beside the sample and beside reading all that is near."""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from peergraph.app.slices.layout import positions

from .load import query
from .timing import Site, path_of, percentile, table

ORDINARY, OF_SAMPLE, PLAIN = 200, 100, 25
WARM_UP, ROUNDS = 2, 2
HUB_EVERY, OTHER_EVERY = 2, 8
WANTED_MILLISECONDS, WANTED_RATIO = 60, 2
SEED = 3


@dataclass
class Case:
    """Some slices of one kind on one site, and how long each took: seen for the first time, and again."""

    name: str
    site: Site
    folder: str
    ids: Sequence[str]
    every: int = 1
    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)

    def take_turn(self, turn: int) -> None:
        """Time the slice whose turn it is; the first look finds no layout that is remembered."""
        if turn % self.every == 0:
            id = self.ids[turn // self.every % len(self.ids)]
            path = path_of(f"/api/v1/{self.folder}", id, "/slice")
            positions.cache_clear()
            self.first.append(self.site.seconds(path))
            self.again.append(self.site.seconds(path))

    def forget(self) -> None:
        """Drop what was timed so far."""
        self.first, self.again = [], []

    def p95(self) -> float:
        """Return the 95th percentile of the first looks, in milliseconds."""
        return percentile(self.first, 95)

    def row(self) -> list[str | float]:
        """Return the case as a row of the table."""
        return [self.name, percentile(self.first, 50), self.p95(), percentile(self.again, 95)]


def section(anthology: Site, sample: Site) -> str:
    """Return the section on slices: both graphs in one run, asked in turn."""
    cases = _cases(anthology, sample)
    for _ in range(WARM_UP):
        _ask(cases)
    for case in cases:
        case.forget()
    for _ in range(ROUNDS):
        _ask(cases)
    plain = [_plain(anthology, ids) for ids in (cases[0].ids[:PLAIN], [*cases[2].ids] * 5)]
    return _section(cases, *plain)


def _ask(cases: Sequence[Case]) -> None:
    for turn in range(ORDINARY):
        for case in cases:
            case.take_turn(turn)


def _cases(anthology: Site, sample: Site) -> list[Case]:
    large, small = (site.graph.read(query("hubs"))[0] for site in (anthology, sample))
    hubs = [
        ("ACL: author with {coauthors:,} co-authors", anthology, "authors", "author", large, HUB_EVERY),
        ("sample: author with {coauthors:,} co-authors", sample, "authors", "author", small, HUB_EVERY),
        ("ACL: paper of {authors} authors", anthology, "papers", "paper", large, OTHER_EVERY),
        ("ACL: topic of {papers:,} papers", anthology, "topics", "topic", large, OTHER_EVERY),
        ("ACL: institution of {people:,} people", anthology, "institutions", "institution", large, OTHER_EVERY),
    ]  # fmt: skip
    return [
        Case(f"ACL: {ORDINARY} ordinary authors", anthology, "authors", ordinary_authors(anthology, ORDINARY)),
        Case(f"sample: {OF_SAMPLE} ordinary authors", sample, "authors", ordinary_authors(sample, OF_SAMPLE)),
        *(Case(name.format(**hub), site, folder, [hub[kind]], every) for name, site, folder, kind, hub, every in hubs),
    ]  # fmt: skip


def ordinary_authors(site: Site, count: int) -> list[str]:
    """Return the ids of so many authors with three papers or more, always the same ones of the same graph."""
    ids = [row["id"] for row in site.graph.read(query("authors_with_papers"))]
    return random.Random(SEED).sample(ids, count)


def _plain(site: Site, ids: Sequence[str]) -> float:
    """Return the median milliseconds in which all that is near an author is read and written as JSON."""
    return 1000 * median(_plain_seconds(site, id) for id in ids)


def _plain_seconds(site: Site, id: str) -> float:
    started = time.perf_counter()
    json.dumps(site.graph.read(query("whole_neighbourhood"), id=id))
    return time.perf_counter() - started


def _section(cases: Sequence[Case], plain_ordinary: float, plain_hub: float) -> str:
    ordinary, small, hub, small_hub = (case.p95() for case in cases[:4])
    ratios = ordinary / small, hub / small_hub
    met = max(ordinary, hub) < WANTED_MILLISECONDS and max(ratios) <= WANTED_RATIO
    columns = ("slice", "p50", "p95", "p95, seen before")
    return (
        "## The JSON of a slice\n\n"
        f"{table(columns, [case.row() for case in cases])}\n\n"
        "Milliseconds of a request, the app asked in turn on the ACL Anthology and on the sample, each on a Neo4j of\n"
        "its own that is warm; nothing is remembered of a layout but in the last column. ACL by sample, p95:\n"
        f"{ratios[0]:.2f} for ordinary authors, {ratios[1]:.2f} for the most collaborative one of each, and\n"
        f"{hub / small:.2f} for that of the ACL by the sample's ordinary ones. The plain way, one query for all that\n"
        f"is two steps away, takes {plain_ordinary:,.0f} ms (median of {PLAIN} ordinary authors) and\n"
        f"{plain_hub:,.0f} ms (the most collaborative one), without ranks, bounds, edges or places.\n\n"
        f"**{'Met' if met else 'Not met'}**: wanted are p95 under {WANTED_MILLISECONDS} ms on the ACL Anthology, for\n"
        f"ordinary authors and the most collaborative one, and at most {WANTED_RATIO} times the sample's.\n"
    )
