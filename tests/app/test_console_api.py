"""What the console's page asks for: the schema, plans, files, and the end of a run."""

import csv
import io
import json
import socket
import threading
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from peergraph.app.console.catalogue import ENDS, catalogue, written
from peergraph.app.console.door import Door
from peergraph.app.console.files import cut
from peergraph.app.console.functions import LISTED
from peergraph.app.console.limits import Bounds
from peergraph.app.console.sending import TAKING_SECONDS
from peergraph.cypher.graph import Graph

from ..conftest import query

pytestmark = pytest.mark.graph
ENDLESS = "UNWIND range(1, 1000000000000) AS i RETURN sum(i)"


def post(client: FlaskClient, path: str, **body: Any) -> Any:
    return client.post(f"/api/v1/cypher{path}", json=body)


def export(client: FlaskClient, ending: str, text: str, **parameters: Any) -> Any:
    return post(client, f"/export?format={ending}", query=text, parameters=parameters)


def test_the_schema_has_every_label_with_its_count_and_examples(client: FlaskClient) -> None:
    schema = client.get("/api/v1/cypher/schema").json
    paper = next(sort for sort in schema["labels"] if sort["name"] == "Paper")

    assert paper["count"] == 752
    assert {"id", "title", "year"} <= {each["name"] for each in paper["properties"]}
    assert next(each for each in paper["properties"] if each["name"] == "year")["example"].isdigit()
    assert {sort["name"] for sort in schema["types"]} == set(ENDS)


def test_only_functions_that_may_be_called_are_offered(sample: Graph) -> None:
    found = catalogue(sample)

    assert {each.name.lower() for each in found.functions} <= LISTED
    assert "toUpper" in {each.name for each in found.functions}
    assert all(each.signature.startswith(each.name) for each in found.functions + found.procedures)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (5, "5"),
        ("a", "'a'"),
        ([1, 2, 3], "[1, 2, …]"),
        ("x" * 90, f"'{'x' * 48}…'"),
    ],
)
def test_an_example_is_written_as_a_query_would(value: object, text: str) -> None:
    assert written(value) == text


def test_a_plan_tells_what_is_expected_and_runs_nothing(client: FlaskClient) -> None:
    plan = post(client, "/plan", query="MATCH (p:Paper) RETURN p.title").json

    assert plan["root"]["operator"] == "ProduceResults"
    assert plan["root"]["feeds"][0]["estimated_rows"] == 752
    assert (plan["profiled"], plan["rows"], plan["hits"], plan["concerns"]) == (False, None, None, [])


def test_a_profile_tells_what_each_step_did(client: FlaskClient) -> None:
    plan = post(client, "/plan", query="MATCH (p:Paper) RETURN p.title", profile=True).json
    steps = [plan["root"]]
    while steps[-1]["feeds"]:
        steps.append(steps[-1]["feeds"][0])

    assert [step["rows"] for step in steps] == [752] * len(steps)
    assert plan["hits"] == sum(step["hits"] for step in steps) > 752


def test_a_costly_query_is_told_before_it_runs(client: FlaskClient) -> None:
    plan = post(
        client, "/plan", query="MATCH (a:Author), (b:Author) WHERE a.name < b.name RETURN count(*)"
    ).json

    assert [concern["kind"] for concern in plan["concerns"]] == ["product"]


@pytest.mark.parametrize("profile", [False, True])
def test_a_plan_places_what_cannot_be_read(client: FlaskClient, profile: bool) -> None:
    answer = post(client, "/plan", query="MATCH (a)\nRETURN b", profile=profile)

    assert answer.status_code == 400
    assert answer.json["error"]["detail"] == {"line": 2, "column": 8}


@pytest.mark.parametrize("path", ["/plan", "/export"])
def test_what_may_not_run_is_refused_everywhere(client: FlaskClient, path: str) -> None:
    for hostile in (
        "CREATE (n) RETURN n",
        "LOAD CSV FROM 'file:///x' AS l RETURN l",
        "SHOW USERS",
        "PROFILE RETURN 1",
    ):
        assert post(client, path, query=hostile).json["error"]["code"] in ("query_refused", "query_failed"), (
            hostile
        )


def test_a_csv_file_has_all_rows_and_no_formulas(client: FlaskClient) -> None:
    answer = export(
        client, "csv", "MATCH (p:Paper) RETURN p.id AS id, '=1+1' AS sum, -5 AS less, p.none AS none"
    )
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))

    assert answer.headers["Content-Disposition"].endswith('.csv"')
    assert rows[0] == ["id", "sum", "less", "none"]
    assert len(rows) == 753
    assert rows[1][1:] == ["'=1+1", "-5", ""]


def test_a_json_lines_file_keeps_types_and_nodes(client: FlaskClient) -> None:
    answer = export(
        client, "jsonl", "MATCH (p:Paper) RETURN p, p.year AS year, [1, 'a'] AS list LIMIT $most", most=3
    )
    rows = [json.loads(line) for line in answer.text.splitlines()]

    assert len(rows) == 3
    assert rows[0]["p"]["$type"] == "node"
    assert rows[0]["list"] == [1, "a"]


def test_a_file_that_is_cut_says_so(app: Flask, sample: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    from peergraph.app.context import Context, get_settings

    with app.app_context():
        few = get_settings().model_copy(update={"export_rows": 2})
    monkeypatch.setitem(app.extensions, "peergraph", Context(sample, few))
    lines = export(app.test_client(), "csv", "UNWIND range(1, 9) AS i RETURN i").text.splitlines()
    last = export(app.test_client(), "jsonl", "UNWIND range(1, 9) AS i RETURN i").text.splitlines()[-1]

    assert lines[1:3] == ["1", "2"]
    assert lines[3] == f'"{cut(2)}"' or lines[3] == cut(2)
    assert json.loads(last) == {"$cut": cut(2)}


def test_connections_count_among_what_a_client_runs(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    door: Door = app.extensions["peergraph-door"]
    monkeypatch.setattr(door, "bounds", Bounds(per_client=1))

    with door.measured("127.0.0.1"):
        assert post(app.test_client(), "/connections", keys=[]).status_code == 429
    assert post(app.test_client(), "/connections", keys=[]).status_code == 200


def test_a_file_is_sent_to_nobody_who_does_not_take_it_for_long(client: FlaskClient) -> None:
    ours, theirs = socket.socketpair()

    with ours, theirs:
        client.post(
            "/console/rows.csv", data={"query": "RETURN 1"}, environ_overrides={"gunicorn.socket": ours}
        )
        assert ours.gettimeout() == TAKING_SECONDS


def test_a_file_of_a_faulty_query_is_an_error_and_no_file(client: FlaskClient) -> None:
    answer = export(client, "csv", "RETURN x")

    assert answer.status_code == 400
    assert answer.json["error"]["detail"] == {"line": 1, "column": 8}


def test_the_page_sends_the_same_file_to_a_form(client: FlaskClient) -> None:
    form = {"query": "RETURN $a AS a", "parameters": '{"a": 7}'}
    answer = client.post("/console/rows.jsonl", data=form)

    assert answer.json if answer.is_json else json.loads(answer.text) == {"a": 7}
    assert client.post("/console/rows.csv", data={"query": "RETURN x"}).status_code == 400


def test_a_run_is_stopped_on_the_server_by_who_started_it_and_nobody_else(app: Flask, sample: Graph) -> None:
    answers: list[Any] = []
    body = {"query": ENDLESS, "run": "run-of-a-test"}
    runs = query("console_runs")
    thread = threading.Thread(
        target=lambda: answers.append(app.test_client().post("/api/v1/cypher", json=body))
    )
    thread.start()
    wait_for(lambda: sample.read(runs, run=body["run"]))
    stranger = app.test_client()
    stranger.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    not_hers = post(stranger, "/cancel", run=body["run"]).json
    still_there = sample.read(runs, run=body["run"])
    hers = post(app.test_client(), "/cancel", run=body["run"]).json
    thread.join(10)

    assert (not_hers["stopped"], bool(still_there), hers["stopped"]) == (False, True, True)
    assert answers[0].json["error"]["code"] == "query_cancelled"
    wait_for(lambda: not sample.read(runs, run=body["run"]))


def wait_for(what: Any) -> None:
    for _ in range(200):
        if what():
            return
        threading.Event().wait(0.05)
    raise AssertionError("It did not happen.")


@pytest.mark.graph
def test_the_plan_of_what_would_take_too_much_is_shown_with_why_it_does_not_run(client: FlaskClient) -> None:
    query = "MATCH (a), (b), (c) RETURN a.id, b.id, c.id ORDER BY a.id"

    plan, run = post(client, "/plan", query=query), post(client, "", query=query)

    assert plan.json["root"]["feeds"]
    assert [(each["kind"], each["refused"]) for each in plan.json["concerns"]] == [("product", True)]
    assert run.status_code == 403
    assert run.json["error"]["message"] == plan.json["concerns"][0]["message"]


@pytest.mark.graph
def test_names_that_nothing_has_are_told_with_what_is_meant_perhaps(client: FlaskClient) -> None:
    plan = post(
        client, "/plan", query="MATCH (a:Autor)-[:AUTHORD]->(p) RETURN p.titel, p.title, p.unheard_of"
    )

    told = {each["message"] for each in plan.json["concerns"]}
    assert told == {
        "No node of this graph has the label Autor. Did you mean Author?",
        "No relationship of this graph has the type AUTHORD. Did you mean AUTHORED?",
        "Nothing in this graph has a property titel. Did you mean title?",
        "Nothing in this graph has a property unheard_of.",
    }


@pytest.mark.parametrize(
    ("query", "status", "code", "column"),
    [
        ("RETURN (1", 400, "query_failed", 8),
        ("RETURN 'a", 400, "query_failed", 8),
        ("RETURN file('x')", 403, "query_refused", 8),
    ],
)
def test_what_is_wrong_with_a_text_is_placed_before_the_server_sees_it(
    client: FlaskClient, query: str, status: int, code: str, column: int
) -> None:
    answer = post(client, "", query=query)

    assert (answer.status_code, answer.json["error"]["code"]) == (status, code)
    assert answer.json["error"]["detail"] == {"line": 1, "column": column}


def test_a_run_that_is_not_there_is_not_stopped(client: FlaskClient) -> None:
    assert post(client, "/cancel", run="nothing").json == {"run": "nothing", "stopped": False}


@pytest.mark.parametrize(
    "body", [{}, {"query": 1}, {"query": "RETURN 1", "more": 1}, {"query": "RETURN 1", "run": "a b"}]
)
def test_a_body_of_another_shape_is_a_clear_400(client: FlaskClient, body: dict[str, Any]) -> None:
    answer = client.post("/api/v1/cypher/plan", json={**body, "profile": True})

    assert answer.status_code in (400, 422)
    assert answer.json["error"]["message"]


def test_an_address_fills_in_typed_parameters_and_runs_nothing(client: FlaskClient) -> None:
    page = client.get("/console?query=RETURN+$n,+$t,+$s&p.n=5&p.t=abc&p.s=%225%22").text

    assert "{&#34;n&#34;: 5, &#34;t&#34;: &#34;abc&#34;, &#34;s&#34;: &#34;5&#34;}" in page
    assert 'id="answer"' not in page
