import pytest

from peergraph.app.pages.charts import HEIGHT, LEFT, MOST_YEARS, WIDTH, share, year_chart
from peergraph.app.reads.parts import YearCount
from peergraph.app.reads.year_windows import Window, newest_since, window


def counts(*pairs: tuple[int | None, int]) -> tuple[YearCount, ...]:
    return tuple(YearCount(year, works) for year, works in pairs)


@pytest.mark.parametrize("years", [(), ((2020, 5),), ((2020, 5), (None, 3))], ids=["none", "one", "undated"])
def test_fewer_than_two_years_make_no_chart(years: tuple[tuple[int | None, int], ...]):
    assert year_chart(counts(*years)) is None


def test_a_chart_has_a_bar_for_each_year_with_papers_and_says_the_same_in_words():
    chart = year_chart(counts((2022, 4), (2020, 1), (None, 2)))

    assert chart is not None
    assert [(bar.year, bar.works) for bar in chart.bars] == [(2020, 1), (2022, 4)]
    assert chart.summary == "5 papers from 2020 to 2022, the most in 2022: 4."
    assert [row.year for row in chart.rows] == [2022, 2020, None]


def test_bars_stand_inside_the_chart_and_are_as_tall_as_their_number():
    chart = year_chart(counts((2022, 1000), (2021, 500), (2019, 1)))

    assert chart is not None
    small, half, whole = chart.bars
    assert all(bar.left >= LEFT and bar.left + bar.width <= WIDTH for bar in chart.bars)
    assert all(bar.top >= 0 and bar.top + bar.height <= HEIGHT for bar in chart.bars)
    assert whole.height == pytest.approx(2 * half.height, abs=0.1)
    assert small.height > 0


def test_levels_are_round_numbers_that_reach_over_the_tallest_bar():
    chart = year_chart(counts((2022, 124), (2021, 3)))

    assert chart is not None
    assert [level.text for level in chart.levels] == ["0", "50", "100", "150"]


def test_a_paper_of_the_year_twelve_does_not_press_the_others_together():
    chart = year_chart(counts((2022, 3), (2021, 5), (12, 1)))

    assert chart is not None
    assert [bar.year for bar in chart.bars] == [2021, 2022]
    assert chart.bars[0].span >= (WIDTH - LEFT - 4) / MOST_YEARS - 0.01
    assert chart.rows[-1].year == 12


def test_years_below_a_long_chart_are_few():
    chart = year_chart(counts(*((year, 1) for year in range(2024, 1950, -1))))

    assert chart is not None
    assert [label.text for label in chart.years] == [str(year) for year in range(1960, 2030, 10)]


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(1, 8, "12%"), (1, 40, "2.5%"), (1, 2000, "0.05%"), (0, 9, "0%"), (0, 0, "0%")],
)
def test_a_small_share_keeps_its_decimals(part: int, whole: int, text: str):
    assert share(part, whole) == text


YEARS = counts((2024, 3), (2023, 10), (2020, 4), (None, 2))


@pytest.mark.parametrize(
    ("offset", "limit", "found"),
    [
        (0, 2, Window(2024, 2024, 0)),
        (0, 5, Window(2023, 2024, 0)),
        (3, 5, Window(2023, 2023, 0)),
        (5, 20, Window(0, 2023, 2)),
        (17, 5, Window(0, 0, 0)),
        (18, 5, Window(0, 0, 1)),
    ],
)
def test_a_page_of_papers_reads_only_the_years_that_it_lies_in(offset: int, limit: int, found: Window):
    assert window(YEARS, offset, limit) == found


def test_no_years_have_an_empty_window():
    assert window((), 0, 20) == Window(0, 0, 0)


@pytest.mark.parametrize(
    ("most", "since"), [(2, 2024), (3, 2024), (12, 2024), (13, 2023), (17, 2020), (100, 0)]
)
def test_whole_years_are_counted_as_long_as_they_are_not_too_many(most: int, since: int):
    assert newest_since(YEARS, most) == since
