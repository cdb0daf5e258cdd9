"""What makes rows fewer for sure, of what a plan says, and what only looks so."""

import pytest

from peergraph.app.console.gathering import gathered_rows
from peergraph.cypher.graph import Plan, Row


def step(name: str, rows: float, details: str = "", *feeds: Row) -> Row:
    args = {"EstimatedRows": rows, "Details": details}
    return {"operatorType": f"{name}@neo4j", "args": args, "children": list(feeds)}


SCAN = step("NodeByLabelScan", 1000)
FEW = step("Filter", 10, "a.x IS NULL", SCAN)


@pytest.mark.parametrize(
    ("root", "rows"),
    [
        (SCAN, 1000),
        (FEW, 1000),
        (
            step("CartesianProduct", 100, "", FEW, step("Filter", 100, "", step("NodeByLabelScan", 10_000))),
            1e6,
        ),
        (step("Expand(All)", 30, "", FEW), 3000),
        (step("Expand(All)", 60, "", step("Limit", 20, "20", FEW)), 1000),
        (step("Expand(All)", 300, "", step("Limit", 10, "$n", FEW)), 30_000),
        (step("Expand(All)", 60, "", step("Top", 20, "`a.x` ASC LIMIT 20", FEW)), 1000),
        (step("Apply", 5, "", step("EagerAggregation", 1, "count(a) AS n", FEW), step("Argument", 5)), 1000),
        (step("Expand(All)", 30, "", step("EagerAggregation", 3, "a.x AS x, count(a) AS n", FEW)), 10_000),
        (step("SemiApply", 10, "", SCAN, step("Filter", 1, "", step("Argument", 1000))), 1000),
        (step("NodeUniqueIndexSeek", 1), 1),
        (step("NodeUniqueIndexSeekByRange", 30), 3000),
    ],
)
def test_only_an_index_a_limit_and_an_aggregate_of_all_make_rows_fewer(root: Row, rows: float) -> None:
    assert gathered_rows(Plan("r", root)) == pytest.approx(rows)
