"""Bar charts of years as small SVGs: geometry, axes and a sentence that says the same; `charts.html` draws them.

A chart has no style and no script of its own: classes carry the colours, so that it stands under the strict content
security policy, in dark mode, in forced colours and on paper.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from flask_babel import format_decimal, format_percent, ngettext
from flask_babel import gettext as _

from ..reads.parts import YearCount
from .blueprint import pages

WIDTH, HEIGHT = 400, 150
LEFT, RIGHT, TOP, BOTTOM = 34, 4, 8, 20
LEAST_HEIGHT = 1.5
"""Of a bar for a year with papers, however few."""
MOST_YEARS = 150
"""A paper that a source dates into the year 12 must not press all others into one bar."""
MOST_LABELS = 8
Unit = Literal["paper", "citation"]
GAP = 0.18
"""Of a year's width, between two bars."""
WIDEST = 36
"""Of a bar, where there are few years."""


@dataclass(frozen=True)
class Bar:
    """One year, in the chart's units."""

    year: int
    works: int
    x: float
    """Where the year's part of the axis starts."""
    span: float
    """How wide that part is."""
    left: float
    top: float
    width: float
    height: float
    url: str | None
    """Where a click leads; None for a chart that is only looked at."""
    chosen: bool


@dataclass(frozen=True)
class Label:
    """A number beside an axis and where it stands."""

    text: str
    at: float


@dataclass(frozen=True)
class YearChart:
    """Papers by year, as a picture, a sentence and numbers."""

    summary: str
    bars: tuple[Bar, ...]
    levels: tuple[Label, ...]
    """Lines across the chart, with their numbers of papers."""
    years: tuple[Label, ...]
    """Years below the bars."""
    left: float
    right: float
    bottom: float
    rows: tuple[YearCount, ...]
    """Every year with papers, newest first, undated papers last."""
    unit: Unit
    """What is counted."""


def year_chart(
    years: Sequence[YearCount],
    url_of_year: Callable[[int], str] | None = None,
    chosen: int | None = None,
    unit: Unit = "paper",
) -> YearChart | None:
    """Return the chart of papers or citations by year; None for fewer than two years: a sentence says them better."""
    works = {item.year: item.works for item in years if item.year is not None and item.works}
    if len(works) < 2:
        return None
    shown = range(max(min(works), max(works) - MOST_YEARS + 1), max(works) + 1)
    levels = _levels(max(works[year] for year in shown if year in works))
    bars = tuple(_bars(works, shown, levels[-1], url_of_year, chosen))
    return YearChart(
        _summary(works, unit),
        bars,
        tuple(Label(format_decimal(level), round(_y(level, levels[-1]), 1)) for level in levels),
        _year_labels(shown),
        LEFT,
        WIDTH - RIGHT,
        HEIGHT - BOTTOM,
        tuple(years),
        unit,
    )


@pages.app_template_global()
def share(part: int, whole: int) -> str:
    """Write a part of a whole in percent, small shares with decimals: "12%", "3.4%", "0.05%"."""
    ratio = part / whole if whole else 0.0
    return format_percent(ratio, None if ratio >= 0.1 or not part else "0.0%" if ratio >= 0.01 else "0.00%")


def _bars(
    works: dict[int, int],
    shown: range,
    top: int,
    url_of_year: Callable[[int], str] | None,
    chosen: int | None,
) -> Iterator[Bar]:
    span = (WIDTH - LEFT - RIGHT) / len(shown)
    width = min(WIDEST, span * (1 - GAP))
    for place, year in enumerate(shown):
        if year in works:
            x, height = LEFT + place * span, max(LEAST_HEIGHT, _y(0, top) - _y(works[year], top))
            yield Bar(
                year,
                works[year],
                round(x, 2),
                round(span, 2),
                round(x + (span - width) / 2, 2),
                round(HEIGHT - BOTTOM - height, 2),
                round(width, 2),
                round(height, 2),
                url_of_year(year) if url_of_year else None,
                year == chosen,
            )


def _y(works: float, top: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * works / top


def _levels(most: int) -> tuple[int, ...]:
    """Return nought and two to four round numbers, the last not below `most`."""
    step = next(step for step in _round_numbers() if 4 * step >= most)
    return tuple(range(0, most + step, step))


def _round_numbers() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _year_labels(shown: range) -> tuple[Label, ...]:
    step = next(step for step in _round_numbers() if len(shown) <= MOST_LABELS * step)
    span = (WIDTH - LEFT - RIGHT) / len(shown)
    return tuple(
        Label(str(year), round(LEFT + (place + 0.5) * span, 1))
        for place, year in enumerate(shown)
        if year % step == 0
    )


def _summary(works: dict[int, int], unit: Unit) -> str:
    most = max(works.values())
    best = max(year for year, count in works.items() if count == most)
    total = sum(works.values())
    papers = (
        ngettext("%(num)s paper", "%(num)s papers", total)
        if unit == "paper"
        else ngettext("%(num)s citation", "%(num)s citations", total)
    )
    return _(
        "%(papers)s from %(first)s to %(last)s, the most in %(best)s: %(most)s.",
        papers=papers,
        first=min(works),
        last=max(works),
        best=best,
        most=format_decimal(most),
    )
