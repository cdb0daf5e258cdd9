"""Papers by year of several people: one strip of bars each, over the same years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..reads.comparison import Activity, YearOfWork

HEIGHT = 44
LEAST_HEIGHT = 3
STEP = 10
TICKS = 8
"""At most so many years are written below the strips."""
MOST_GAPS = 200
"""Over more years than this, as in odd data, years without any paper are left out."""


@dataclass(frozen=True)
class TimelineBar:
    """One person's year; places are in the strip's own units, from its left and its top."""

    x: int
    y: int
    height: int
    joint_y: int
    joint_height: int
    """The part that stands for joint papers."""
    year: YearOfWork


@dataclass(frozen=True)
class Strip:
    """One person's bars."""

    activity: Activity
    bars: tuple[TimelineBar, ...]
    most: YearOfWork | None
    """The year with most papers."""
    by_year: Mapping[int, YearOfWork]


@dataclass(frozen=True)
class Timeline:
    """Several strips over the same years."""

    width: int
    height: int
    years: tuple[int, ...]
    strips: tuple[Strip, ...]
    ticks: frozenset[int]
    """The years that are written below."""


def timeline(activities: Sequence[Activity]) -> Timeline | None:
    """Return the strips of several people; None where no paper has a year."""
    years = [each.year for activity in activities for each in activity.years]
    if not years:
        return None
    tallest = max(each.papers for activity in activities for each in activity.years)
    shown = _shown(years)
    places = {year: STEP * place for place, year in enumerate(shown)}
    return Timeline(
        width=STEP * len(places),
        height=HEIGHT,
        years=shown,
        strips=tuple(_strip(activity, places, tallest) for activity in activities),
        ticks=frozenset(shown[:: max(1, -(-len(shown) // TICKS))]),
    )


def _shown(years: Sequence[int]) -> tuple[int, ...]:
    span = range(min(years), max(years) + 1)
    return tuple(span if len(span) <= MOST_GAPS else sorted(set(years)))


def _strip(activity: Activity, places: Mapping[int, int], tallest: int) -> Strip:
    return Strip(
        activity,
        bars=tuple(_bar(each, places[each.year], tallest) for each in activity.years),
        most=max(activity.years, key=lambda each: each.papers, default=None),
        by_year={each.year: each for each in activity.years},
    )


def _bar(year: YearOfWork, x: int, tallest: int) -> TimelineBar:
    height, joint = _height(year.papers, tallest), _height(year.joint, tallest)
    return TimelineBar(x, HEIGHT - height, height, HEIGHT - joint, joint, year)


def _height(papers: int, tallest: int) -> int:
    return max(LEAST_HEIGHT, round(HEIGHT * papers / tallest)) if papers else 0
