"""The bound on one connection holds, and leaves the connection as it was."""

from contextlib import ExitStack

import pytest

from peergraph.cypher import wire
from peergraph.cypher.errors import QueryFailed, QueryStopped
from peergraph.cypher.graph import Graph
from peergraph.cypher.power import Bounds
from peergraph.cypher.wire import Wire

pytestmark = pytest.mark.graph


def test_an_answer_past_its_bytes_is_broken_off(graph: Graph) -> None:
    with pytest.raises(QueryStopped, match="larger than 1 MB"):
        graph.ask(
            "UNWIND range(1, 200000) AS i RETURN collect('xxxxxxxxxxxxxxxxxxxxxxxx')",
            {},
            limit=1,
            seconds=10,
            most_bytes=1_000_000,
        )

    assert graph.ask("RETURN 1", {}, limit=1, seconds=10).rows == [[1]]


def test_a_bound_is_for_one_query_only(graph: Graph) -> None:
    for _ in range(5):
        assert graph.ask(
            "RETURN $text", {"text": "x" * 600_000}, limit=1, seconds=10, most_bytes=1_000_000
        ).columns == ["$text"]


def test_a_server_that_does_not_answer_in_time_is_left(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "GRACE", 0.2)

    with pytest.raises(QueryStopped, match="did not finish"):
        graph.ask("RETURN any(x IN range(1, 1000000000) WHERE x < 0)", {}, limit=1, seconds=0.2)


def test_the_connection_of_a_query_that_has_failed_is_nobody_elses_before_its_bounds_are_off(
    graph: Graph,
) -> None:
    with ExitStack() as asked:
        asking = asked.enter_context(graph.asking(Bounds(10, 10)))
        connection = asking._transaction._connection
        _, rows = asking.run("UNWIND [1, 0] AS x RETURN 1 / x", {})
        with pytest.raises(QueryFailed):
            list(rows)

        assert "recv_into" in vars(connection.socket)
        assert connection.in_use

    assert "recv_into" not in vars(connection.socket)


def test_a_row_that_is_taken_after_the_time_is_over_ends_the_answer() -> None:
    wire = Wire(1_000, seconds=-10, record_bytes=100)

    with pytest.raises(OSError, match="did not finish"):
        wire.record_done()
