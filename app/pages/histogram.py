"""Papers by year as bars that lead to the year's papers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..reads.parts import YearCount

HEIGHT = 56
LEAST_HEIGHT = 3
FEW = 12
"""So many bars or fewer have room for a label each."""


@dataclass(frozen=True)
class Bar:
    """One year."""

    year: int
    works: int
    height: int
    """Pixels, of HEIGHT."""
    label: str
    """The year, or nothing where labels would touch."""
    url: str
    chosen: bool
    """True for the year that the list is filtered by."""


def year_bars(
    years: Sequence[YearCount], chosen: int | None, url_of_year: Callable[[int], str]
) -> tuple[Bar, ...]:
    """Return one bar for each year from the first to the last, with gaps; none for fewer than two years."""
    works = {item.year: item.works for item in years if item.year is not None}
    if len(works) < 2:
        return ()
    span = range(min(works), max(works) + 1)
    tallest = max(works.values())
    return tuple(
        Bar(
            year,
            works.get(year, 0),
            _height(works.get(year, 0), tallest),
            _label(year, span),
            url_of_year(year),
            year == chosen,
        )
        for year in span
    )


def _height(works: int, tallest: int) -> int:
    return max(LEAST_HEIGHT, round(HEIGHT * works / tallest)) if works else 0


def _label(year: int, span: range) -> str:
    return str(year) if len(span) <= FEW or year % 5 == 0 else ""
