"""Numbers with their units in what commands print."""

import pytest

from peergraph.cypher.counted import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 queries were"), (1, "1 query was"), (2104, "2,104 queries were")]
)
def test_a_number_has_the_unit_that_it_wants(number: int, said: str) -> None:
    assert counted(number, "query was", "queries were") == said
    assert counted(number, "paper") == said.split()[0] + (" paper" if number == 1 else " papers")
