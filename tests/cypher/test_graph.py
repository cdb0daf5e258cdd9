import socket
import time
from dataclasses import replace
from unittest import mock

import pytest

from peergraph.cypher import Cypher, parse
from peergraph.cypher.errors import GraphUnavailable, QueryFailed, QueryPosition, QueryRefused, QueryStopped
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server

pytestmark = pytest.mark.graph

COUNT = parse(
    "count_things",
    """// How many things there are.
// params:  none
// returns: one row: count INTEGER
// index:   none (a test)
MATCH (thing:Thing) RETURN count(thing) AS count""",
)


def query(text: str, *params: str) -> Cypher:
    return replace(COUNT, name="test_query", text=text, params=dict.fromkeys(params, "ANY"))


CREATE = query("CREATE (:Thing {name: $name})", "name")
ENDLESS = query(
    "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a * b AS c RETURN count(c) AS count"
)


def test_rows_come_back_as_plain_dictionaries(empty_graph: Graph):
    empty_graph.write(CREATE, name="one")

    assert empty_graph.read(COUNT) == [{"count": 1}]


def test_a_read_that_takes_too_long_is_stopped_by_the_server(graph: Graph):
    started = time.monotonic()

    with pytest.raises(QueryStopped, match="test_query was stopped"):
        graph.read_within(0.5, ENDLESS)
    assert time.monotonic() - started < 10


def test_a_query_that_needs_too_much_memory_is_stopped_by_the_server(graph: Graph):
    hungry = "UNWIND range(1, 100000000) AS x WITH DISTINCT x RETURN count(x) AS count"

    with pytest.raises(QueryStopped, match="limit"):
        graph.ask(hungry, {}, limit=1, seconds=30)


def test_a_read_that_needs_too_much_memory_is_stopped_and_not_asked_again(graph: Graph):
    hungry = query("UNWIND range(1, 1000) AS x WITH collect([y IN range(1, 100000) | y + x]) AS c RETURN size(c) AS c")
    sent = mock.Mock(wraps=graph._driver.execute_query)

    with mock.patch.object(graph._driver, "execute_query", sent), pytest.raises(QueryStopped, match="memory"):
        graph.read(hungry)
    assert not sent.called


def test_rows_that_hold_nodes_come_back_as_plain_dictionaries(empty_graph: Graph):
    empty_graph.write(CREATE, name="one")

    rows = empty_graph.read(query("MATCH (thing:Thing) RETURN thing, [thing] AS things"))

    assert rows == [{"thing": {"name": "one"}, "things": [{"name": "one"}]}]


def test_a_syntax_error_says_where_it_is(graph: Graph):
    with pytest.raises(QueryFailed) as error:
        graph.ask("RETURN 1 AS x\nRETURM 2", {}, limit=1, seconds=5)

    assert error.value.position == QueryPosition(line=2, column=1)


def test_a_write_in_read_mode_is_refused_and_changes_nothing(empty_graph: Graph):
    with pytest.raises(QueryRefused):
        empty_graph.ask("CREATE (:Thing)", {}, limit=1, seconds=5)

    assert empty_graph.read(COUNT) == [{"count": 0}]


def test_a_closed_port_is_an_unavailable_graph():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    with (
        Graph(f"bolt://127.0.0.1:{port}", "neo4j", "x") as graph,
        pytest.raises(GraphUnavailable, match="does not answer"),
    ):
        graph.check()


def test_a_wrong_password_is_an_unavailable_graph(server: Server):
    with (
        Graph(server.uri, "neo4j", "not the password") as graph,
        pytest.raises(GraphUnavailable, match="does not let us in"),
    ):
        graph.check()


def test_a_transaction_that_raises_leaves_nothing_behind(empty_graph: Graph):
    def fail_half_way() -> None:
        with empty_graph.transaction("two_things") as transaction:
            transaction.run(CREATE, name="one")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()

    assert empty_graph.read(COUNT) == [{"count": 0}]


def test_the_writes_of_a_transaction_happen_together(empty_graph: Graph):
    with empty_graph.transaction("two_things") as transaction:
        transaction.run(CREATE, name="one")
        transaction.run(CREATE, name="two")

    assert empty_graph.read(COUNT) == [{"count": 2}]


def test_a_power_query_returns_at_most_its_limit_and_says_whether_there_is_more(graph: Graph):
    two_of_three = graph.ask("UNWIND [1, 2, 3] AS x RETURN x", {}, limit=2, seconds=5)
    all_three = graph.ask("UNWIND [1, 2, 3] AS x RETURN x", {}, limit=3, seconds=5)

    assert (two_of_three.columns, two_of_three.rows, two_of_three.truncated) == (["x"], [[1], [2]], True)
    assert (all_three.rows, all_three.truncated) == ([[1], [2], [3]], False)


def test_explaining_tells_the_type_of_a_query_without_running_it(empty_graph: Graph):
    reading, writing = (
        empty_graph.explain("MATCH (n) RETURN n", {}),
        empty_graph.explain("CREATE (n:Thing)", {}),
    )

    assert (reading.query_type, writing.query_type) == ("r", "w")
    assert "AllNodesScan" in {operator["operatorType"].partition("@")[0] for operator in reading.operators()}
    assert empty_graph.read(COUNT) == [{"count": 0}]


def test_a_stream_yields_every_row(graph: Graph):
    rows = graph.stream(query("UNWIND range(1, 2500) AS x RETURN x"))

    assert sum(row["x"] for row in rows) == 2500 * 2501 / 2


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "allow_csv_import_from_file_urls"),
        ("http://127.0.0.1:9/x", "cypher_ip_blocklist"),
    ],
)
def test_the_hardened_server_reads_no_files_and_no_network(graph: Graph, url: str, reason: str):
    with pytest.raises(QueryFailed, match=reason):
        graph.ask("LOAD CSV FROM $url AS line RETURN line", {"url": url}, limit=1, seconds=5)
