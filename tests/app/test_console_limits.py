"""Each client has its share of the console, every end is noted, and an answer is bounded in bytes, rows and weight."""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog
from click.testing import CliRunner
from flask.testing import FlaskClient

from peergraph.app import create_app
from peergraph.app.console.ask import ask, cancel, streamed
from peergraph.app.console.audit import protections
from peergraph.app.console.audit_commands import console
from peergraph.app.console.client import LOCAL, Client
from peergraph.app.console.door import Door
from peergraph.app.console.errors import QueryCancelled, TooMuchAsked
from peergraph.app.console.history import history
from peergraph.app.console.kept_plans import KeptPlans
from peergraph.app.console.ledger import Ledger
from peergraph.app.console.limits import Bounds
from peergraph.app.console.shape import concerns
from peergraph.cypher.errors import QueryRefused
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server
from peergraph.cypher.power import Plan
from peergraph.cypher.weight import weight

from ..conftest import make_settings, query

ENDLESS = "UNWIND range(1, 1000000000000) AS i WITH i WHERE i < 0 RETURN i"
HERE, THERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


@pytest.fixture
def door(ledger: Ledger) -> Door:
    return Door(ledger, Bounds(patience=0.05))


@pytest.fixture
def strict(sample: Graph, sample_server: Server, tmp_path: Path) -> FlaskClient:
    """A site behind one proxy whose clients may send two queries a minute."""
    own = {"PEERGRAPH_HOME": tmp_path, "PEERGRAPH_CONSOLE_PER_MINUTE": 2, "PEERGRAPH_PROXIES": 1}
    return create_app(make_settings(sample_server, **own), sample).test_client()


@pytest.mark.graph
def test_the_site_answers_429_and_when_to_come_back(strict: FlaskClient) -> None:
    def sent(address: str, path: str = "/api/v1/cypher") -> Any:
        body = {"json": {"query": "RETURN 1"}} if path.startswith("/api") else {"data": {"query": "RETURN 1"}}
        return strict.post(path, headers={"X-Forwarded-For": address}, **body)

    answers = [sent(address) for address in ("2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1")]

    assert [answer.status_code for answer in answers] == [200, 200, 429, 200]
    assert answers[2].get_json()["error"]["code"] == "console_busy"
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 61
    page = sent("2001:db8::4", "/console")
    assert page.status_code == 429
    assert 1 <= int(page.headers["Retry-After"]) <= 61


@pytest.mark.graph
def test_a_run_ends_on_the_server_when_its_reader_wants_it(sample: Graph, door: Door) -> None:
    reader, stranger = (Client(name, door) for name in (HERE, THERE))
    ended: list[BaseException] = []

    def run() -> None:
        try:
            ask(sample, ENDLESS, {}, client=reader, limit=1, seconds=20, run="mine")
        except QueryCancelled as error:
            ended.append(error)

    running = threading.Thread(target=run)
    running.start()
    while not sample.read(query("running"), run="mine"):
        assert running.is_alive()
    assert not cancel(sample, stranger, "mine")
    assert cancel(sample, reader, "mine")
    running.join(10)

    assert len(ended) == 1
    assert not cancel(sample, reader, "mine")
    assert not sample.read(query("running"), run="mine")


@pytest.mark.graph
def test_rows_are_passed_on_while_they_arrive_and_cut_at_the_limit(sample: Graph) -> None:
    text = "UNWIND range(1, 5000) AS i RETURN i, 'x' AS x"
    with streamed(sample, text, {}, client=LOCAL, limit=3000, seconds=20) as stream:
        rows = list(stream)

    assert (stream.columns, rows[0], len(rows), stream.truncated) == (["i", "x"], [1, "x"], 3000, True)


@pytest.mark.graph
def test_one_row_of_a_long_answer_is_bounded(sample: Graph) -> None:
    text = (
        "UNWIND range(1, 60000) AS i WITH collect('" + "x" * 50 + "') AS l UNWIND [[1], l] AS row RETURN row"
    )
    seen: list[Any] = []
    with (
        pytest.raises(TooMuchAsked, match="One row of the answer is larger than 2 MB"),
        streamed(sample, text, {}, client=LOCAL, limit=10, seconds=20) as stream,
    ):
        seen.extend(stream)

    assert seen == [[[1]]]


@pytest.mark.graph
def test_an_answer_of_many_small_values_is_weighed_before_it_is_made(sample: Graph) -> None:
    text = "UNWIND range(1, 1000) AS i RETURN range(1, 2000) AS numbers"

    with pytest.raises(TooMuchAsked, match="too many values"):
        ask(sample, text, {}, client=LOCAL, limit=1000, seconds=20)


@pytest.mark.parametrize(
    ("packed", "least", "most"),
    [
        (bytes([0x93, 1, 2, 3]), 150, 250),  # [1, 2, 3]
        (bytes([0x94, *[0x90] * 4]), 350, 450),  # four empty lists
        (bytes([0xD1, 0x01, 0x00, *b"x" * 256]), 300, 400),  # a text of 256 letters
        (bytes([0xA1, 0x81, 0x61, 0xC9, 0x10, 0x00]), 150, 250),  # {a: 4096}
        (bytes([0xB4, 0x4E, 1, 0x90, 0xA0, 0x80]), 700, 1200),  # a node
        (bytes([0xD5, 0x00, 0x02, 0xC1, *[0] * 8, 0xC0]), 120, 200),  # [0.0, null]
    ],
)
def test_values_weigh_about_what_they_take(packed: bytes, least: int, most: int) -> None:
    assert least <= weight(packed, 0, len(packed), 10_000) <= most


@pytest.mark.graph
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("MATCH (a:Author {id: 'x'})-[:AUTHORED]->(p) RETURN p", []),
        ("MATCH (a:Author), (b:Author) RETURN a, b LIMIT 10", []),
        ("MATCH (t:Topic {id: 'x'})-[:PART_OF*]->(u) RETURN u", []),
        ("MATCH p = shortestPath((a:Author {id: 'x'})-[*]-(b:Author {id: 'y'})) RETURN p", []),
        ("MATCH (a:Author), (b:Author) WHERE a.name < b.name RETURN count(*)", ["product"]),
        ("MATCH p = (a:Author {id: 'x'})-[*]-(b:Author {id: 'y'}) RETURN p LIMIT 1", ["long_path"]),
        ("MATCH (a:Author {id: 'x'})(()-[:AUTHORED]-())+(b:Author) RETURN count(b)", ["long_path"]),
    ],
)
def test_a_plan_tells_what_speaks_against_a_query(sample: Graph, text: str, kinds: list[str]) -> None:
    found = concerns(sample.explain(text, {}, seconds=20))

    assert [concern.kind for concern in found] == kinds
    assert not any(concern.refused for concern in found)


@pytest.mark.graph
@dataclass
class Counting:
    """A planner that counts what it is asked."""

    graph: Graph
    asked: int = 0

    def explain(self, text: str, parameters: dict[str, Any]) -> Plan:
        self.asked += 1
        return self.graph.explain(text, parameters)


def test_a_plan_is_kept_for_who_asks_the_same_with_parameters_of_the_same_kind(sample: Graph) -> None:
    planner, plans = Counting(sample), KeptPlans()
    text = "UNWIND $years AS year MATCH (p:Paper {year: year}) RETURN count(p)"

    told = [plans.explain(planner, text, {"years": years}) for years in ([2001], [2002], [2002, 2003], ["a"])]

    assert told[0] is told[1]
    assert planner.asked == 3


@pytest.mark.graph
def test_a_plan_past_counting_is_refused_and_says_what_to_do(sample: Graph, ledger: Ledger) -> None:
    door = Door(ledger, Bounds(most_rows=1e6))
    text = "MATCH (a:Author), (b:Author) WHERE a.name < b.name RETURN count(*)"

    with pytest.raises(QueryRefused, match=r"not connected.*Connect them"):
        ask(sample, text, {}, client=Client(HERE, door), limit=1, seconds=20)
    with pytest.raises(QueryRefused, match=r"any length.*10\^"):
        ask(sample, "MATCH p = (:Author)-[*]-() RETURN count(p)", {}, client=LOCAL, limit=1, seconds=20)


@pytest.mark.graph
def test_what_was_refused_is_noted_without_text_values_or_address(
    sample: Graph, ledger: Ledger, door: Door
) -> None:
    client = Client(HERE, door)
    text = "MATCH (a:Author) WHERE a.name = 'a secret' AND a.name =~ $pattern RETURN a"

    with structlog.testing.capture_logs() as logs, pytest.raises(QueryRefused):
        ask(sample, text, {"pattern": "(another secret)+"}, client=client, limit=1, seconds=20)

    assert (logs[0]["outcome"], logs[0]["characters"]) == ("query_refused", len(text))
    assert "repeats a group" in logs[0]["reason"]
    assert not {"secret", HERE, "name"} & set(str(logs).replace("'", " ").split())
    (found,) = history(ledger, 1).slowest
    assert (found.outcome, found.client, found.characters) == ("query_refused", client.mark, len(text))
    assert history(ledger, 0).total == 0


@pytest.mark.graph
def test_all_protections_hold_on_a_server_of_ours(sample: Graph) -> None:
    found = list(protections(sample))

    # How soon a busy machine ends a query is nothing that a test can promise.
    assert [each.name for each in found if not each.holds and "is ended" not in each.name] == []
    assert len(found) >= 14


@pytest.mark.graph
def test_the_audit_counts_what_readers_were_refused(
    sample: Graph, sample_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", sample_server.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", sample_server.password)
    monkeypatch.setenv("PEERGRAPH_HOME", str(tmp_path))
    with pytest.raises(QueryRefused):
        ask(
            sample,
            "CREATE (:Bad)",
            {},
            client=Client(HERE, Door(Ledger(tmp_path), Bounds())),
            limit=1,
            seconds=5,
        )

    result = CliRunner().invoke(console, ["audit"])

    assert "1 query was refused, stopped or slow in the last 7 days." in result.stdout
    assert "query_refused" in result.stdout
    assert "protections are o" in result.stdout
    assert HERE not in result.stdout
