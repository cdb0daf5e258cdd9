"""What holds for every route of the API: chosen fields, cursors, conditional requests, other sites, sizes, limits."""

import gzip
import json
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from peergraph.app import counts, create_app
from peergraph.app.store.engine import open_store
from peergraph.app.store.tokens import TokenWish, add_token
from peergraph.cypher.graph import READS, Graph
from peergraph.cypher.local import Server
from peergraph.cypher.settings import Settings

from ..conftest import make_settings
from .conftest import RECORDS, load

pytestmark = pytest.mark.graph

PAN = "/api/v1/authors/sample:pan-pan"
READ = "Access-Control-Allow-Origin"


@pytest.fixture
def strict(sample: Graph, sample_server: Server, tmp_path: Path) -> tuple[FlaskClient, Settings]:
    """A client of a site that lets strangers ask twice a minute."""
    settings = make_settings(sample_server, PEERGRAPH_HOME=tmp_path, PEERGRAPH_API_PER_MINUTE=2)
    return create_app(settings, sample).test_client(), settings


def test_all_processes_of_a_machine_count_the_requests_of_a_client_together(
    strict: tuple[FlaskClient, Settings], sample: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No limit is met at the turn of two minutes, half of which the last one counts.
    monkeypatch.setattr(counts, "now", lambda: 6000.0)
    client, settings = strict
    other = create_app(settings, sample).test_client()

    assert [each.get("/api/v1/stats").status_code for each in (client, other, client)] == [200, 200, 429]


def bearer(settings: Settings, *scopes: Any, **wish: Any) -> dict[str, str]:
    return {"Authorization": "Bearer " + add_token(open_store(settings), TokenWish("test", scopes, **wish))}


def next_address(answer: Any) -> str:
    """Return what the Link header names as the next page."""
    address, _, relation = answer.headers["Link"].partition(">; ")
    assert relation == 'rel="next"'
    return address.removeprefix("<http://localhost")


def test_fields_leave_out_all_others_also_within_lists(client: FlaskClient):
    author = client.get(f"{PAN}?fields=id,counts.works").json
    works: Any = client.get(f"{PAN}/works?limit=2&fields=total,works.title,works.authors.name").json

    assert author == {"id": "sample:pan-pan", "counts": {"works": 29}}
    assert works.keys() == {"works", "total"}
    assert [work.keys() for work in works["works"]] == [{"title", "authors"}] * 2
    assert works["works"][0]["authors"][0].keys() == {"name"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("nothing", "known are id, name"),
        ("counts.nothing", "known are works, listed"),
        ("id.more", "it has none"),
        ("", "1 to 100 names"),
        ("id,,name", "1 to 100 names"),
        (",".join(["id"] * 101), "1 to 100 names"),
        ("works" * 400, "characters"),
    ],
)
def test_an_unknown_field_is_refused_and_the_known_ones_are_named(
    client: FlaskClient, fields: str, said: str
):
    answer = client.get(PAN, query_string={"fields": fields})

    assert answer.status_code == 400
    assert said in answer.get_json()["error"]["message"]


def test_an_unknown_field_of_an_empty_list_is_refused_too(client: FlaskClient):
    answer = client.get(f"{PAN}/works?year=1900&fields=works.nothing")

    assert answer.status_code == 400


def test_a_walk_by_cursor_visits_what_a_walk_by_number_does(client: FlaskClient):
    numbered: list[str] = []
    for offset in (0, 12, 24):
        page: Any = client.get(f"{PAN}/works?limit=12&offset={offset}").json
        numbered += [work["id"] for work in page["works"]]
    address, walked = f"{PAN}/works?limit=12", list[str]()
    while address:
        answer = client.get(address)
        walked += [work["id"] for work in answer.get_json()["works"]]
        address = next_address(answer) if "Link" in answer.headers else ""

    assert walked == numbered
    assert len(walked) == 29


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda cursor: cursor[:-2], "none of ours"),
        (lambda cursor: ("A" if cursor[0] != "A" else "B") + cursor[1:], "none of ours"),
        (lambda cursor: "W10." + cursor.split(".")[1], "none of ours"),
        (lambda _cursor: "nonsense", "none of ours"),
        (lambda _cursor: "", "none of ours"),
        (lambda cursor: cursor + "&offset=5", "either cursor or offset"),
        (lambda cursor: cursor + "&year=2021", "another list"),
    ],
    ids=["cut off", "changed", "swapped", "made up", "empty", "with an offset", "with another filter"],
)
def test_a_cursor_that_is_not_as_it_was_given_is_refused(client: FlaskClient, change: Any, said: str):
    head, _, cursor = next_address(client.get(f"{PAN}/works?limit=5")).partition("cursor=")

    answer = client.get(f"{head}cursor={change(cursor)}")

    assert answer.status_code == 400
    assert said in answer.get_json()["error"]["message"]


def test_a_cursor_of_one_list_is_refused_by_another(client: FlaskClient):
    cursor = next_address(client.get(f"{PAN}/works?limit=5")).partition("cursor=")[2]

    answer = client.get(f"/api/v1/authors/sample:yinghui-xu/works?limit=5&cursor={cursor}")

    assert answer.status_code == 400


def test_a_list_that_was_begun_before_the_graph_changed_has_to_be_begun_again(
    library_client: FlaskClient, library: Graph
):
    address = next_address(library_client.get("/api/v1/authors/orcid:0000-0002-1825-0097/works?limit=1"))
    before = library_client.get(address)
    load(library, RECORDS[0].__class__("mine", "new", ("mine:new",), "On new", "2024-01-01", 2024))
    after = library_client.get(address)

    assert (before.status_code, after.status_code) == (200, 410)
    assert after.get_json()["error"]["code"] == "cursor_outdated"


@pytest.mark.parametrize(
    "path", [PAN, f"{PAN}/works?limit=3", "/authors/sample:pan-pan", "/", "/api/v1/stats"]
)
def test_who_has_the_newest_answer_gets_304_and_no_page_is_read(client: FlaskClient, path: str):
    first = client.get(path)
    tag = first.headers["ETag"]
    recorded = READS.set([])
    again = client.get(path, headers={"If-None-Match": f'"other", {tag}'})
    asked = READS.get() or []
    READS.reset(recorded)

    assert (first.status_code, again.status_code) == (200, 304)
    assert again.data == b""
    assert again.headers["ETag"] == tag
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"] == "no-cache"
    # On a slow machine the version of the data may have to be looked at once more in between.
    assert {query.name for query, _ in asked} <= {"data_version"}


@pytest.mark.parametrize("tag", ["*", '"other"', "nonsense", 'W/"' + "0" * 40 + '"'])
def test_who_has_another_answer_gets_the_whole_one(client: FlaskClient, tag: str):
    assert client.get(PAN, headers={"If-None-Match": tag}).status_code == 200


def test_a_tag_belongs_to_one_address_language_and_choice_of_fields(client: FlaskClient):
    tag = client.get(PAN).headers["ETag"]
    asked = (("", "en"), ("", "de"), ("?fields=id", "en"))

    answers = [
        client.get(PAN + query, headers={"If-None-Match": tag, "Accept-Language": language}).status_code
        for query, language in asked
    ]

    assert answers == [304, 200, 200]


@pytest.mark.parametrize(
    "path",
    ["/console", "/conflicts", "/q/new", "/api/v1/authors/nobody:at-all", "/authors/sample:pan-pan?lang=de"],
)
def test_what_depends_on_more_than_the_graph_has_no_tag(client: FlaskClient, path: str):
    assert "ETag" not in client.get(path).headers


@pytest.mark.parametrize(("encoding", "read"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
@pytest.mark.parametrize("path", [f"{PAN}/works", "/authors/sample:pan-pan", "/static/site.css"])
def test_answers_are_compressed_for_who_asks_for_it(client: FlaskClient, path: str, encoding: str, read: Any):
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": encoding})

    assert packed.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(read(packed.data)) == len(plain.data)
    assert len(packed.data) < len(plain.data) / 2
    assert "Content-Encoding" not in plain.headers


def test_a_stream_is_not_held_back_to_be_compressed(client: FlaskClient):
    answer = client.post(
        "/api/v1/cypher/export?format=jsonl",
        json={"query": "UNWIND range(1, 2000) AS n RETURN n"},
        headers={"Accept-Encoding": "br, gzip"},
    )

    assert "Content-Encoding" not in answer.headers
    assert answer.data.count(b"\n") == 2000


def test_a_compressed_answer_is_confirmed_too(client: FlaskClient):
    packed = {"Accept-Encoding": "br"}
    tag = client.get(PAN, headers=packed).headers["ETag"]

    assert client.get(PAN, headers={**packed, "If-None-Match": tag}).status_code == 304


def test_scripts_of_any_site_may_read_and_none_may_with_cookies(client: FlaskClient):
    there = {"Origin": "https://elsewhere.example"}
    answers = [client.get(path, headers=there) for path in (PAN, "/api/v1/nowhere", f"{PAN}/works?limit=x")]

    assert [answer.headers[READ] for answer in answers] == ["*"] * 3
    assert all("Access-Control-Allow-Credentials" not in answer.headers for answer in answers)
    assert "ETag" in answers[0].headers["Access-Control-Expose-Headers"]
    assert READ not in client.get("/authors/sample:pan-pan", headers=there).headers


@pytest.mark.parametrize(
    ("path", "method", "may"),
    [(PAN, "GET", True), ("/api/v1/cypher", "POST", False), ("/api/v1/views", "POST", False)],
)
def test_a_browser_that_asks_first_hears_that_reads_alone_are_free(
    client: FlaskClient, path: str, method: str, may: bool
):
    asked = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,if-none-match",
    }
    answer = client.options(path, headers=asked)

    assert answer.status_code == 200
    assert (READ in answer.headers) == may
    if may:
        assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


def test_an_answer_to_a_write_is_for_no_other_site(client: FlaskClient):
    answer = client.post(
        "/api/v1/views", json={"focus": ["author:a:b"]}, headers={"Origin": "https://elsewhere.example"}
    )

    assert READ not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nowhere", 404),
        ("GET", "/api/nowhere", 404),
        ("DELETE", PAN, 405),
        ("TRACE", PAN, 405),
        ("POST", "/api/v1/stats", 405),
        ("GET", "/api/v1/cypher", 405),
        ("POST", "/api/v1/cypher", 413),
        ("POST", "/api/v1/views", 413),
    ],
)
def test_every_error_has_the_one_shape(client: FlaskClient, method: str, path: str, status: int):
    body = b" " * 2_000_000 if status == 413 else None
    answer = client.open(path, method=method, data=body, content_type="application/json" if body else None)

    assert answer.status_code == status
    assert answer.get_json().keys() == {"error"}
    assert answer.get_json()["error"].keys() == {"code", "message", "detail"}
    if status == 405:
        assert answer.headers["Allow"]


def test_a_fault_of_ours_has_the_one_shape_too(sample: Graph, sample_server: Server, tmp_path: Path):
    app = create_app(make_settings(sample_server, PEERGRAPH_HOME=tmp_path), sample)
    app.add_url_rule("/api/v1/fault", "fault", lambda: {}["missing"])

    answer = app.test_client().get("/api/v1/fault")

    assert answer.status_code == 500
    assert answer.get_json()["error"]["code"] == "internal_error"


def test_a_stranger_who_asks_too_often_waits_and_a_token_has_a_limit_of_its_own(
    strict: tuple[FlaskClient, Settings],
):
    client, settings = strict
    stranger = [client.get("/api/v1/stats").status_code for _ in range(3)]
    late = client.get("/api/v1/stats")
    header = bearer(settings, "read", per_minute=4)
    script = [client.get("/api/v1/stats", headers=header).status_code for _ in range(5)]
    page = client.get("/about").status_code

    assert stranger == [200, 200, 429]
    assert script == [200, 200, 200, 200, 429]
    assert page == 200
    assert late.headers["Retry-After"]
    assert late.get_json()["error"]["code"] == "too_many_requests"


@pytest.mark.parametrize(
    ("scope", "path", "body"),
    [
        ("read", PAN, None),
        ("export", f"{PAN}/works.bib", None),
        ("cypher", "/api/v1/cypher", {"query": "RETURN 1 AS one"}),
        ("cypher", "/api/v1/cypher/schema", None),
        ("export", "/api/v1/cypher/export?format=csv", {"query": "RETURN 1 AS one"}),
    ],
)
def test_each_route_asks_a_token_for_its_scope(app: Flask, scope: str, path: str, body: Any):
    home = Path(app.instance_path)
    settings = make_settings(PEERGRAPH_HOME=home)
    client = app.test_client()
    others = [each for each in ("read", "cypher", "export", "queries") if each != scope]

    def ask(header: dict[str, str]) -> int:
        return client.open(path, method="POST" if body else "GET", json=body, headers=header).status_code

    assert ask(bearer(settings, scope)) == 200
    assert ask(bearer(settings, *others)) == 403
    assert ask({"Authorization": "Bearer wrong"}) == 401


def test_answers_are_json_that_every_parser_reads(client: FlaskClient):
    answer = client.post(
        "/api/v1/cypher", json={"query": "RETURN 0.0 / 0.0 AS nan, 1.0 / 0.0 AS infinite, '小林' AS name"}
    )

    assert json.loads(answer.data, parse_constant=lambda name: pytest.fail(name))["rows"][0][2] == "小林"
