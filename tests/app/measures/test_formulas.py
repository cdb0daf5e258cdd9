"""h-index, i10-index and medians, against their definitions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peergraph.app.measures.formulas import h_index, i10_index, middle


@pytest.mark.parametrize(
    ("counts", "h", "i10"),
    [
        ([], 0, 0),
        ([0], 0, 0),
        ([1], 1, 0),
        ([100], 1, 1),
        ([3, 3, 3], 3, 0),
        ([10, 8, 5, 4, 3], 4, 1),
        ([25, 8, 5, 3, 3], 3, 1),
        ([10] * 10, 10, 10),
        ([9] * 12, 9, 0),
    ],
)
def test_h_and_i10_of_cases_counted_by_hand(counts: list[int], h: int, i10: int):
    assert (h_index(counts), i10_index(counts)) == (h, i10)


@given(st.lists(st.integers(0, 60), max_size=60))
def test_h_is_the_largest_number_that_its_definition_allows(counts: list[int]):
    allowed = [h for h in range(len(counts) + 1) if sum(count >= h for count in counts) >= h]
    assert h_index(counts) == max(allowed)


def test_a_median_takes_three_works():
    assert [middle([1.0, 2.0]), middle([3.0, 1.0, 2.0]), middle([4.0, 1.0, 2.0, 3.0])] == [None, 2.0, 2.5]
