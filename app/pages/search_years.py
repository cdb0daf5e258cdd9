"""The years of search results as small bars that filter by a click."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..reads.searched import FacetValue, SearchFilter

HEIGHT = 48
LEAST_HEIGHT = 3
MOST_YEARS = 60
"""Older years are left to the boxes below the bars."""


@dataclass(frozen=True)
class YearBar:
    """One year."""

    year: int
    count: int
    height: int
    """Of HEIGHT."""
    url: str | None
    """The address of this year's results; None for a year without any."""
    chosen: bool
    """True for a year that the filter lets through, where there is one."""


def year_bars(
    values: Sequence[FacetValue], wanted: SearchFilter, url_of_year: Callable[[int], str]
) -> tuple[YearBar, ...]:
    """Return one bar for each year from the first to the last, gaps included; none for fewer than two years."""
    counts = {int(value.value): value.count for value in values}
    if len(counts) < 2:
        return ()
    years = range(max(min(counts), max(counts) - MOST_YEARS + 1), max(counts) + 1)
    tallest = max(counts[year] for year in years if year in counts)
    return tuple(_bar(year, counts.get(year, 0), tallest, wanted, url_of_year) for year in years)


def _bar(
    year: int, count: int, tallest: int, wanted: SearchFilter, url_of_year: Callable[[int], str]
) -> YearBar:
    height = max(LEAST_HEIGHT, round(HEIGHT * count / tallest)) if count else 0
    filtered = wanted.first_year is not None or wanted.last_year is not None
    inside = (wanted.first_year or year) <= year <= (wanted.last_year or year)
    return YearBar(year, count, height, url_of_year(year) if count else None, filtered and inside)
