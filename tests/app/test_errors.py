import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from peergraph.app import create_app
from peergraph.app.headers import CONTENT_SECURITY_POLICY
from peergraph.cypher import parse
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings

ENDLESS = parse(
    "endless",
    """// Counts to a million a million times.
// params:  none
// returns: one row: count INTEGER
// index:   none (a test)
UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a * b AS c RETURN count(c) AS count""",
)


@pytest.fixture
def lost() -> FlaskClient:
    """The app with a database that is not there."""
    graph = Graph("bolt://127.0.0.1:1", "neo4j", "x")
    app = create_app(Settings(NEO4J_URI="bolt://127.0.0.1:1"), graph)
    yield app.test_client()
    graph.close()


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/nowhere", 404, "not_found"),
        ("/api/v1/authors/sample:nobody", 404, "not_found"),
        ("/api/v1/authors/nonsense", 400, "bad_identifier"),
        ("/api/v1/papers/orcid:0000-0002-1825-0098", 400, "bad_identifier"),
        ("/api/v1/search", 400, "bad_parameter"),
        ("/api/v1/search?q=a&kind=venue", 400, "bad_parameter"),
        ("/api/v1/search?q=a&limit=0", 400, "bad_parameter"),
        ("/api/v1/authors/sample:pan-pan/works?year=soon", 400, "bad_parameter"),
        ("/api/v1/authors/sample:pan-pan/works?offset=-1", 400, "bad_parameter"),
        ("/api/v1/authors/sample:pan-pan/works?limit=101", 400, "bad_parameter"),
        ("/api/v1/path?from=sample:pan-pan", 400, "bad_parameter"),
    ],
)
def test_every_error_of_the_api_has_one_shape(client: FlaskClient, path: str, status: int, code: str):
    answer = client.get(path)
    body: Any = answer.json

    assert answer.status_code == status
    assert list(body) == ["error"]
    assert list(body["error"]) == ["code", "message", "detail"]
    assert body["error"]["code"] == code
    assert len(body["error"]["message"]) > 10


def test_a_bad_parameter_is_named(client: FlaskClient):
    body: Any = client.get("/api/v1/authors/sample:pan-pan/works?year=soon").json
    assert body["error"]["detail"] == {"parameter": "year"}
    assert body["error"]["message"] == "year: must be a whole number from 0 to 9999"


def test_a_wrong_method_says_which_are_right(client: FlaskClient):
    answer = client.post("/api/v1/stats")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_forms_address_that_is_opened_says_that_a_form_goes_there(client: FlaskClient):
    answer = client.get("/account/sign-out")
    assert answer.status_code == 405
    assert "only takes what a form sends" in answer.text


def test_a_page_that_is_not_there_is_a_page_with_the_request_id(client: FlaskClient):
    answer = client.get("/nowhere", headers={"X-Request-Id": "abc-123"})

    assert answer.status_code == 404
    assert answer.mimetype == "text/html"
    assert "abc-123" in answer.get_data(as_text=True)


def test_what_an_address_holds_is_not_put_into_the_page_as_markup(client: FlaskClient):
    answer = client.get("/authors/<script>alert(1)</script>")
    assert answer.status_code == 400
    assert "<script>alert" not in answer.get_data(as_text=True)


def test_a_request_id_is_made_where_none_or_an_odd_one_is_given(client: FlaskClient):
    made = client.get("/healthz").headers["X-Request-Id"]
    odd = client.get("/healthz", headers={"X-Request-Id": "<b> \u00e9"}).headers["X-Request-Id"]
    assert all(re.fullmatch(r"[0-9a-f]{16}", id) for id in (made, odd))
    assert made != odd


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/api/v1/nowhere", "/api/v1/stats"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str):
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_the_app_is_healthy_while_the_database_answers(client: FlaskClient):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_a_lost_database_is_said_within_a_few_seconds(lost: FlaskClient):
    answer = lost.get("/healthz")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["status"] == "unavailable"


def test_a_lost_database_is_an_error_that_asks_to_come_back(lost: FlaskClient):
    answer = lost.get("/api/v1/stats")
    body: Any = answer.json

    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert body["error"]["code"] == "graph_unavailable"
    assert "127.0.0.1" not in body["error"]["message"]


def test_a_query_of_ours_that_took_too_long_asks_to_come_back(sample: Graph):
    app: Flask = create_app(Settings(NEO4J_URI="bolt://unused:1"), sample)
    for address in ("/slow", "/api/slow"):
        app.add_url_rule(address, address, lambda: sample.read_within(0.2, ENDLESS))
    page, answer = (app.test_client().get(address) for address in ("/slow", "/api/slow"))

    assert (page.status_code, answer.status_code) == (503, 503)
    assert page.headers["Retry-After"]
    assert "That took too long" in page.get_data(as_text=True)
    assert answer.json is not None
    assert answer.json["error"]["code"] == "query_stopped"


def test_a_fault_of_ours_tells_nothing_of_the_inside(sample: Graph):
    app: Flask = create_app(Settings(NEO4J_URI="bolt://unused:1"), sample)
    app.add_url_rule("/api/fault", "fault", lambda: {}["secret"])
    app.config["PROPAGATE_EXCEPTIONS"] = False

    answer = app.test_client().get("/api/fault")
    assert answer.status_code == 500
    assert "secret" not in answer.get_data(as_text=True)


def test_a_versioned_asset_is_kept_for_a_year_and_another_version_is_not(app: Flask, client: FlaskClient):
    with app.test_request_context():
        url = app.jinja_env.globals["static_url"]("site.css")

    with client.get(url) as current, client.get(url.partition("?")[0] + "?v=old") as old:
        assert "max-age=31536000" in current.headers["Cache-Control"]
        assert "31536000" not in old.headers["Cache-Control"]


def test_scripts_are_kept_for_a_year_with_all_that_they_import(app: Flask, client: FlaskClient) -> None:
    with app.test_request_context():
        url = app.jinja_env.globals["static_url"]("slice.js")
    imported = url.replace("slice.js", "picture/picture.js")

    with (
        client.get(url) as script,
        client.get(imported) as module,
        client.get("/scripts/old/slice.js") as old,
    ):
        assert "max-age=31536000" in script.headers["Cache-Control"]
        assert "max-age=31536000" in module.headers["Cache-Control"]
        assert old.status_code == 200
        assert "31536000" not in old.headers["Cache-Control"]


def test_only_scripts_are_sent_as_scripts(client: FlaskClient) -> None:
    for path in ("/scripts/x/site.css", "/scripts/x/../assets.py", "/scripts/x/gone.js"):
        assert client.get(path).status_code == 404
