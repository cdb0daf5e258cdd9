"""Who is asking: tokens of scripts, keys of browsers, and writes that another site would like to send."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner

from peergraph.app import create_app
from peergraph.app.browser_keys import COOKIE, csrf_token
from peergraph.app.owners import client_of, current_owner, owner_or_new, require_scope
from peergraph.app.store.contents import now
from peergraph.app.store.engine import open_store
from peergraph.app.store.token_commands import tokens
from peergraph.app.store.tokens import TokenWish, add_token, list_tokens, revoke_token
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings

VIEW = {"focus": ["author:mine:ada"]}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(**{"NEO4J_URI": "bolt://unused:1", "PEERGRAPH_HOME": tmp_path})


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """An app without a database, with a page that says who asks and one that keeps something."""
    graph = Graph("bolt://127.0.0.1:1", "neo4j", "unused")
    app = create_app(settings, graph)

    def who() -> dict[str, Any]:
        from flask import request

        owner = current_owner()
        return {"owner": owner and owner.id, "client": client_of(request), "csrf": csrf_token()}

    def keep() -> dict[str, Any]:
        return {"owner": owner_or_new().id}

    def queries() -> dict[str, Any]:
        require_scope("queries")
        return {}

    app.add_url_rule("/api/who", "who", who)
    app.add_url_rule("/api/keep", "keep", keep, methods=["POST"])
    app.add_url_rule("/api/queries", "queries", queries)
    yield app
    graph.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def make(settings: Settings, *scopes: Any, **wish: Any) -> dict[str, str]:
    """Return the header of a new token."""
    return {"Authorization": "Bearer " + add_token(open_store(settings), TokenWish("test", scopes, **wish))}


def test_a_bearer_is_known_by_the_token_and_counted_by_it(client: FlaskClient, settings: Settings):
    header = make(settings, "read")
    id = list_tokens(open_store(settings))[0].id

    answer: Any = client.get("/api/who", headers=header).json

    assert (answer["owner"], answer["client"]) == (f"token:{id}", f"token:{id}")


@pytest.mark.parametrize(
    "value",
    [
        "Bearer",
        "bearer   ",
        "Bearer nonsense",
        f"Bearer pg_{'a' * 12}_{'b' * 43}",
        f"Bearer pg_{'a' * 12}_{'b' * 43} more",
        "Bearer " + "x" * 7000,
        "Bearer \xff\xfe",
    ],
)
def test_a_wrong_token_is_refused_and_never_answered_as_a_stranger(client: FlaskClient, value: str):
    answer = client.get("/api/who", headers={"Authorization": value})

    assert answer.status_code == 401
    assert answer.get_json()["error"]["code"] == "bad_token"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer ")


def test_a_token_with_another_secret_under_a_known_id_is_refused(client: FlaskClient, settings: Settings):
    value = make(settings, "read")["Authorization"]
    forged = value[:-43] + "A" * 43

    assert client.get("/api/who", headers={"Authorization": forged}).status_code == 401
    assert client.get("/api/who", headers={"Authorization": value}).status_code == 200


def test_an_expired_and_a_revoked_token_are_refused_and_say_so(client: FlaskClient, settings: Settings):
    old = client.get("/api/who", headers=make(settings, "read", expires=now()))
    header = make(settings, "read", expires="2999-01-01T00:00:00+00:00")
    before = client.get("/api/who", headers=header)
    revoke_token(open_store(settings), header["Authorization"].split("_")[1])
    after = client.get("/api/who", headers=header)

    assert (old.status_code, before.status_code, after.status_code) == (401, 200, 401)
    assert "expired since" in old.get_data(as_text=True)
    assert "revoked since" in after.get_data(as_text=True)


def test_a_token_is_good_for_its_scopes_alone_and_a_stranger_needs_none(
    client: FlaskClient, settings: Settings
):
    refused = client.get("/api/queries", headers=make(settings, "read", "cypher"))

    assert refused.status_code == 403
    assert refused.get_json()["error"]["code"] == "wrong_scope"
    assert client.get("/api/queries", headers=make(settings, "queries")).status_code == 200
    assert client.get("/api/queries").status_code == 200


def test_a_token_in_an_address_is_not_looked_at(client: FlaskClient, settings: Settings):
    token = make(settings, "read")["Authorization"].removeprefix("Bearer ")

    answer: Any = client.get(f"/api/who?token={token}&access_token={token}").json

    assert answer["owner"] is None


def test_only_the_hash_of_a_token_is_kept_and_none_is_logged(
    client: FlaskClient, settings: Settings, capfd: pytest.CaptureFixture[str]
):
    token = make(settings, "read")["Authorization"].removeprefix("Bearer ")
    client.get("/api/who", headers={"Authorization": f"Bearer {token}"})
    client.get("/api/who", headers={"Authorization": f"Bearer {token[:-1]}"})

    with sqlite3.connect(settings.home / "store.sqlite") as connection:
        row = connection.execute("SELECT * FROM tokens").fetchone()
    connection.close()
    out = capfd.readouterr()

    assert hashlib.sha256(token.encode()).hexdigest() in row
    assert token[16:] not in str(row)
    assert token[16:-1] not in out.out + out.err


def test_credentials_of_a_proxy_in_front_are_not_taken_for_a_token(client: FlaskClient):
    answer = client.get("/api/who", headers={"Authorization": "Basic dXNlcjpwYXNz"})

    assert answer.status_code == 200


def test_a_browser_gets_a_key_with_the_first_thing_that_it_keeps(client: FlaskClient):
    stranger: Any = client.get("/api/who").json
    kept = client.post("/api/keep", headers={"Sec-Fetch-Site": "same-origin"})
    known: Any = client.get("/api/who").json
    cookie = client.get_cookie(COOKIE)

    assert (stranger["owner"], stranger["csrf"]) == (None, "")
    assert kept.get_json()["owner"] == known["owner"]
    assert known["owner"].startswith("browser:")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    assert cookie.value not in known["owner"]


def test_the_key_is_secure_under_https(client: FlaskClient):
    answer = client.post("/api/keep", base_url="https://localhost")

    assert "; Secure" in answer.headers["Set-Cookie"]


def test_a_browser_with_a_key_writes_only_with_a_token_of_our_pages(client: FlaskClient, app: Flask):
    first = client.post("/api/keep")
    csrf: Any = client.get("/api/who").json["csrf"]
    other = app.test_client()
    other.post("/api/keep")
    foreign: Any = other.get("/api/who").json["csrf"]

    answers = [
        client.post("/api/keep").status_code,
        client.post("/api/keep", headers={"X-CSRF-Token": foreign}).status_code,
        client.post("/api/keep", data={"csrf_token": "x" * 5000}).status_code,
        client.post("/api/keep", data={"csrf_token": csrf}).status_code,
        client.post("/api/keep", headers={"X-CSRF-Token": csrf}).status_code,
        client.post("/api/keep", headers={"X-CSRF-Token": first.headers["X-CSRF-Token"]}).status_code,
    ]

    assert answers == [403, 403, 403, 200, 200, 200]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_cannot_make_a_browser_keep_something(client: FlaskClient, headers: dict[str, str]):
    stranger = client.post("/api/keep", headers=headers)
    client.post("/api/keep")
    csrf: Any = client.get("/api/who").json["csrf"]
    known = client.post("/api/keep", headers={**headers, "X-CSRF-Token": csrf})

    assert (stranger.status_code, known.status_code) == (403, 403)
    assert stranger.get_json()["error"]["code"] == "csrf"
    assert "Set-Cookie" not in stranger.headers


@pytest.mark.parametrize(("seconds", "status"), [(24 * 3600, 200), (24 * 3600 + 1, 403)])
def test_a_csrf_token_is_good_for_a_day(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, seconds: int, status: int
):
    clock = [1_000_000_000]
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: clock[0])
    client.post("/api/keep")
    csrf: Any = client.get("/api/who").json["csrf"]

    clock[0] += seconds

    assert client.post("/api/keep", headers={"X-CSRF-Token": csrf}).status_code == status


def test_a_bearer_writes_without_a_csrf_token_and_as_itself(client: FlaskClient, settings: Settings):
    client.post("/api/keep")

    answer = client.post("/api/keep", headers=make(settings, "queries"))

    assert answer.status_code == 200
    assert answer.get_json()["owner"].startswith("token:")
    assert "Set-Cookie" not in answer.headers


def test_what_a_csrf_token_is_made_of_cannot_be_read_out_of_sizes(client: FlaskClient):
    client.post("/api/keep")

    shown: set[Any] = {client.get("/api/who").json["csrf"] for _ in range(4)}  # type: ignore[index]

    assert len(shown) == 4


def test_an_operator_makes_lists_and_revokes_tokens(
    settings: Settings, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PEERGRAPH_HOME", str(settings.home))
    run = CliRunner().invoke
    made = run(
        tokens, ["add", "my script", "--scope", "read", "--scope", "cypher", "--expires", "2999-01-01"]
    )
    token = made.stdout.strip()
    id = token.split("_")[1]

    listed = run(tokens, ["list"]).stdout
    before = client.get("/api/who", headers={"Authorization": f"Bearer {token}"})
    revoked = run(tokens, ["revoke", id])
    after = client.get("/api/who", headers={"Authorization": f"Bearer {token}"})

    assert "my script" in listed
    assert "read,cypher" in listed
    assert token not in listed
    assert (before.status_code, revoked.exit_code, after.status_code) == (200, 0, 401)
    assert "revoked" in run(tokens, ["list"]).stdout
    assert run(tokens, ["add", "x", "--scope", "everything"]).exit_code == 2
    assert run(tokens, ["revoke", "nothing"]).exit_code == 1
