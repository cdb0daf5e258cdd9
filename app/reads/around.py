"""Who and what stands on the newest papers of a topic or a venue, out of one row of a query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from msgspec import convert

from ...cypher.graph import Row
from .gathered import Counted, Ranking
from .paper_rows import PAPERS_ON_PAGE
from .parts import InstitutionCount, PersonCount, TopicCount, YearCount
from .year_windows import UNDATED, newest_since, total

COUNTED_PAPERS = 500
"""A topic may have tens of thousands of papers; what is counted over the newest ones only says so on the page."""
CROWD = 100
"""Papers of more authors say little of each of them, and reading a few of them would take as long as all others."""
SHOWN = 12
"""Entities of each kind on the page itself; the others are a click away."""

T = TypeVar("T")


@dataclass(frozen=True)
class Around:
    """Everybody and everything counted on some papers, one page of each."""

    counted: Counted
    people: Ranking[PersonCount]
    topics: Ranking[TopicCount]
    institutions: Ranking[InstitutionCount]
    papers: list[str]
    """The ids of one page of them, newest first."""


def holds_page(years: Sequence[YearCount], papers_from: int) -> bool:
    """Tell whether the papers that are counted hold the whole page of papers from an offset on."""
    counted = min(COUNTED_PAPERS, total([item for item in years if _counts(item, years)]))
    return papers_from + PAPERS_ON_PAGE <= counted or counted == total(years)


@dataclass(frozen=True)
class Asked:
    """What is asked of the papers of a topic or a venue."""

    limit: int
    """Rows of each ranking."""
    offset: int = 0
    """Of the first of these rows."""
    parts: tuple[str, ...] = ("people", "topics", "institutions")
    """The rankings that are counted; others are empty."""
    papers_from: int = 0
    """Of the first of the papers."""


def bounds(years: Sequence[YearCount], asked: Asked) -> dict[str, Any]:
    """Return the parameters of a query of what is around some papers."""
    since = newest_since(years, COUNTED_PAPERS)
    pages = {"from": asked.papers_from, "page": PAPERS_ON_PAGE, "offset": asked.offset, "limit": asked.limit}
    return {"from_year": since, "papers": COUNTED_PAPERS, "crowd": CROWD, "parts": asked.parts, **pages}


def read_around(row: Row, years: Sequence[YearCount], offset: int) -> Around:
    """Return what such a query's row says; `years` are those of all papers, newest first."""
    since = newest_since(years, COUNTED_PAPERS) if row["works"] < total(years) else None
    return Around(
        Counted(row["works"], since, row["crowded"], CROWD),
        read_ranking(row["people"], PersonCount, offset),
        read_ranking(row["topics"], TopicCount, offset),
        read_ranking(row["institutions"], InstitutionCount, offset),
        row["papers"],
    )


def read_ranking(found: dict[str, Any], kind: type[T], offset: int) -> Ranking[T]:
    """Return one page of a ranking from a query's {total, rows}; `offset` is that of its first row."""
    rows = convert(found["rows"], list[kind])
    end = offset + len(rows)
    return Ranking(tuple(rows), found["total"], end if rows and end < found["total"] else None)


def _counts(item: YearCount, years: Sequence[YearCount]) -> bool:
    return (item.year or UNDATED) >= newest_since(years, COUNTED_PAPERS)
