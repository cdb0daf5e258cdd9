"""Which years of a long list of papers a reader needs, so that only those have to be sorted."""

from collections.abc import Sequence
from dataclasses import dataclass

from .parts import YearCount

UNDATED = 0
"""Stands for papers without a year in queries; they come last."""
LAST = 9999
"""No paper has a later year."""


@dataclass(frozen=True)
class Window:
    """The years that one page of a list lies in, and how many papers of these come before it."""

    from_year: int
    to_year: int
    skip: int


def window(years: Sequence[YearCount], offset: int, limit: int) -> Window:
    """Return the years of the papers from `offset` on; `years` are newest first, undated papers last."""
    before, inside = 0, [UNDATED]
    skip = 0
    for item in years:
        if before + item.works > offset:
            if before <= offset:
                inside, skip = [], offset - before
            inside.append(item.year or UNDATED)
        before += item.works
        if before >= offset + limit:
            break
    return Window(min(inside), max(inside), skip)


def newest_since(years: Sequence[YearCount], most: int) -> int:
    """Return the year from which on there are at most `most` papers, the newest year where it alone has more."""
    counted, since = 0, (years[0].year or UNDATED) if years else UNDATED
    for item in years:
        counted += item.works
        if counted > most:
            break
        since = item.year or UNDATED
    return since


def total(years: Sequence[YearCount]) -> int:
    """Return how many papers the years have."""
    return sum(item.works for item in years)


def between(years: Sequence[YearCount], from_year: int, to_year: int) -> int:
    """Return how many papers lie from one year to another, both included."""
    return sum(item.works for item in years if item.year is not None and from_year <= item.year <= to_year)
