"""Where a topic is going: its share of the graph's papers, and other topics' shares of its own, then and now."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import Cypher, load
from ...cypher.data_version import data_version
from ...cypher.graph import Graph, Row
from .gathered import Movement, Span, TopicShare, Trend
from .parts import YearCount
from .year_windows import between

YEARS = 3
"""Years in each of the two spans that are compared."""
LEAST_PAPERS = 10
"""A topic with fewer papers in both spans has no trend."""
GREW, SHRANK = 1.25, 0.8
LEAST_JOINT = 5
"""A neighbour on fewer papers of both spans says nothing."""
MOST_PAPERS = 20_000
"""So many papers of a topic can be looked through while a reader waits."""
SHOWN = 5


def trend(graph: Graph, version: str, years: Sequence[YearCount]) -> Trend | None:
    """Return how the share of papers with these years has moved; None where the graph has not enough years."""
    everything = _years(graph, version)
    found = spans(years, everything)
    if found is None:
        return None
    early, late = found
    return Trend(_state(early, late), _definition(), early, late)


def movement(graph: Graph, version: str, id: str, years: Sequence[YearCount]) -> Movement | None:
    """Return the topics whose share of one topic's papers grew or shrank the most; `version` is that of the data."""
    found = spans(years, years)
    if found is None or not found[0].works or not found[1].works:
        return None
    early, late = found
    if not LEAST_PAPERS <= early.works + late.works <= MOST_PAPERS:
        return None
    row = topic_movement(graph, version, id=id, early=early, late=late, least=LEAST_JOINT, limit=SHOWN)
    rising, fading = (_shares(row[name], early, late) for name in ("rising", "fading"))
    return Movement(_movement_definition(), early, late, rising, fading) if rising or fading else None


def spans(years: Sequence[YearCount], everything: Sequence[YearCount]) -> tuple[Span, Span] | None:
    """Return the earlier and the later span, which ends with the last whole year of everything; None without both."""
    newest = _last_whole_year(everything)
    if newest is None:
        return None
    early, late = (newest - 2 * YEARS + 1, newest - YEARS), (newest - YEARS + 1, newest)
    both = tuple(Span(*ends, between(years, *ends), between(everything, *ends)) for ends in (early, late))
    return (both[0], both[1]) if both[0].of and both[1].of else None


def _last_whole_year(everything: Sequence[YearCount]) -> int | None:
    """Return the newest year, or the one before it while that has more papers: a year that is still coming in."""
    works = {item.year: item.works for item in everything if item.year is not None}
    if not works:
        return None
    newest = max(works)
    return newest - 1 if works.get(newest - 1, 0) > works[newest] else newest


def all_years(graph: Graph) -> tuple[YearCount, ...]:
    """Return the papers of the whole graph by year; counted once for each state that the graph is in."""
    return _years(graph, data_version(graph))


def graph_years(graph: Graph) -> tuple[YearCount, ...]:
    """Return all papers counted by year."""
    return convert(graph.read(load("read")["graph_years"]), tuple[YearCount, ...])


def topic_movement(
    graph: Graph, version: str, *, id: str, early: Span, late: Span, least: int, limit: int
) -> Row:
    """Return the topics that rise and fade on one topic's papers; looked through once for each state of the graph."""
    ends = {"before": early.from_year - 1, "middle": early.to_year, "until": late.to_year}
    asked = {"id": id, **ends, "early": early.works, "late": late.works, "least": least, "limit": limit}
    graph.note(_movement_query(), **asked)
    return _moved(graph, version, tuple(asked.items()))


@lru_cache(maxsize=1_000)
def _moved(graph: Graph, version: str, asked: tuple[tuple[str, Any], ...]) -> Row:
    return graph.read(_movement_query(), **dict(asked))[0]


def _movement_query() -> Cypher:
    return load("read")["topic_movement"]


@lru_cache(maxsize=4)
def _years(graph: Graph, version: str) -> tuple[YearCount, ...]:
    return graph_years(graph)


def _state(early: Span, late: Span) -> Literal["rising", "fading", "steady", "too few papers"]:
    if early.works + late.works < LEAST_PAPERS:
        return "too few papers"
    before, now = early.works / early.of, late.works / late.of
    if now >= GREW * before:
        return "rising"
    return "fading" if now <= SHRANK * before else "steady"


def _shares(rows: Sequence[Row], early: Span, late: Span) -> tuple[TopicShare, ...]:
    return tuple(
        TopicShare(
            **row,
            early_share=round(row["early"] / early.works, 4),
            late_share=round(row["late"] / late.works, 4),
        )
        for row in rows
    )


def _definition() -> str:
    return _(
        "A topic rises where its share of all papers of this graph in the latest %(years)s years is at least a "
        "quarter more than in the %(years)s years before, and fades where it is at least a fifth less; with fewer "
        "than %(least)s papers in both together nothing is said. The newest year is left out while it has fewer papers "
        "than the one before: it is probably not complete.",
        years=YEARS,
        least=LEAST_PAPERS,
    )


def _movement_definition() -> str:
    return _(
        "Other topics by how much their share of the papers about this one grew or shrank from the first %(years)s of "
        "these years to the last %(years)s, in percentage points; those with fewer than %(least)s such papers are "
        "left out.",
        years=YEARS,
        least=LEAST_JOINT,
    )
