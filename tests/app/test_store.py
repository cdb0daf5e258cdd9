"""The store of views: one address a view, bounded writes, tables that make themselves."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from click.testing import CliRunner
from flask.testing import FlaskClient
from sqlalchemy import create_engine

from peergraph.app import create_app
from peergraph.app.store import migrate
from peergraph.app.store.bounds import network_of
from peergraph.app.store.commands import store as store_commands
from peergraph.app.store.contents import content_id
from peergraph.app.store.engine import Store, StoreUnavailable, open_store
from peergraph.app.store.tables import Base
from peergraph.cypher.errors import SettingsError
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings

VIEW = {"focus": ["author:mine:ada"], "layout": "year", "title": "Ada by years"}
ClientOf = Callable[..., FlaskClient]


@pytest.fixture
def client_of(tmp_path: Path) -> Iterator[ClientOf]:
    """A function that gives a client of an app on one home; views ask nothing of the graph, so there is none."""
    graph = Graph("bolt://127.0.0.1:1", "neo4j", "unused")

    def make(**values: Any) -> FlaskClient:
        settings = Settings(**{"NEO4J_URI": "bolt://unused:1", "PEERGRAPH_HOME": tmp_path, **values})
        return create_app(settings, graph).test_client()

    yield make
    graph.close()


def large(letter: str) -> dict[str, Any]:
    """Return a view of about 700 KB."""
    return {
        "focus": ["author:mine:a"],
        "nodes": [{"key": f"author:mine:{letter * 120}{n}"} for n in range(4_500)],
    }


def test_the_same_view_always_has_the_same_address(client_of: ClientOf) -> None:
    client = client_of()

    first = client.post("/api/v1/views", json=VIEW)
    again = client.post(
        "/api/v1/views", json={"view": {**VIEW, "colour": "kind", "title": " Ada  by years "}}
    )

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json == again.json
    assert first.json["url"] == first.headers["Location"] == f"/explore/{first.json['id']}"


def test_a_stored_view_is_there_after_a_restart_however_its_id_is_typed(client_of: ClientOf) -> None:
    id = client_of().post("/api/v1/views", json=VIEW).json["id"]

    answer = client_of().get(f"/api/v1/views/{id.upper()}")

    assert answer.json["view"] == VIEW
    assert answer.json["title"] == "Ada by years"
    assert answer.json["created"].endswith("+00:00")


@pytest.mark.parametrize("id", ["aaaaaaaaaaaa", "short", "with-hyphens", "a" * 500, "%00", "11111111111 "])
def test_an_unknown_address_is_not_found(client_of: ClientOf, id: str) -> None:
    answer = client_of().get(f"/api/v1/views/{id}")

    assert answer.status_code == 404
    assert answer.json["error"]["code"] == "not_found"


@pytest.mark.parametrize(
    ("body", "type", "status"),
    [
        (b'{"focus": ["author:mine:a"]}', "application/x-www-form-urlencoded", 415),
        (b'{"focus": ["author:mine:a"]}', "text/plain", 415),
        (b"x" * 1_100_000, "application/json", 413),
        (b"{", "application/json", 400),
        (b'{"view": 7}', "application/json", 400),
        (b'{"focus": []}', "application/json", 400),
        (b'{"focus": ["author:mine:a"], "evil": 1}', "application/json", 400),
    ],
    ids=["a form", "plain text", "too large", "no JSON", "no object", "no focus", "an unknown field"],
)
def test_what_is_no_view_is_not_stored(client_of: ClientOf, body: bytes, type: str, status: int) -> None:
    answer = client_of().post("/api/v1/views", data=body, content_type=type)

    assert answer.status_code == status
    assert answer.json["error"]["message"]


def test_a_client_that_stores_too_often_is_asked_to_wait(client_of: ClientOf) -> None:
    client = client_of(PEERGRAPH_WRITES_PER_MINUTE=2)

    answers = [client.post("/api/v1/views", json={**VIEW, "title": str(n)}) for n in range(3)]
    other = client.post("/api/v1/views", json=VIEW, environ_base={"REMOTE_ADDR": "192.0.2.7"})

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert answers[2].headers["Retry-After"]
    assert answers[2].json["error"]["code"] == "too_many_writes"
    assert other.status_code == 201


def test_the_same_view_from_many_at_once_is_stored_once(client_of: ClientOf) -> None:
    app = client_of().application

    def store(_n: int) -> tuple[int, str]:
        answer = app.test_client().post("/api/v1/views", json=VIEW)
        return answer.status_code, answer.json["id"]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(store, range(16)))

    assert [status for status, _ in answers].count(201) == 1
    assert {status for status, _ in answers} == {200, 201}
    assert len({id for _, id in answers}) == 1


def test_clients_behind_a_trusted_proxy_are_told_apart(client_of: ClientOf) -> None:
    client = client_of(PEERGRAPH_WRITES_PER_MINUTE=1, PEERGRAPH_PROXIES=1)

    answers = [
        client.post("/api/v1/views", json=VIEW, headers={"X-Forwarded-For": address})
        for address in ("192.0.2.1", "192.0.2.2", "192.0.2.1")
    ]

    assert [answer.status_code for answer in answers] == [201, 200, 429]


def test_nobody_chooses_an_address_by_a_header_where_no_proxy_is_trusted(client_of: ClientOf) -> None:
    client = client_of(PEERGRAPH_WRITES_PER_MINUTE=1)

    answers = [
        client.post("/api/v1/views", json=VIEW, headers={"X-Forwarded-For": address})
        for address in ("192.0.2.1", "192.0.2.2")
    ]

    assert [answer.status_code for answer in answers] == [201, 429]


def test_a_full_store_takes_nothing_more_and_keeps_what_it_has(client_of: ClientOf) -> None:
    client = client_of(PEERGRAPH_STORE_MB=1)

    first = client.post("/api/v1/views", json=large("a"))
    second = client.post("/api/v1/views", json=large("b"))

    assert (first.status_code, second.status_code) == (201, 507)
    assert second.json["error"]["code"] == "store_full"
    assert client.post("/api/v1/views", json=large("a")).status_code == 200


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
    ],
)
def test_one_household_is_one_client(address: str, network: str) -> None:
    assert network_of(address) == network


def test_ids_are_letters_and_digits_that_cannot_be_mistaken() -> None:
    assert content_id(b"{}") == "iqjw7i2vwnty"


def test_the_steps_make_exactly_the_tables_of_the_program(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    store = Store(f"sqlite:///{file}")

    store.upgrade()
    store.upgrade()

    with create_engine(f"sqlite:///{file}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        connection.engine.dispose()
    store.close()


def test_workers_that_start_at_once_prepare_one_file_together(tmp_path: Path) -> None:
    stores = [Store(f"sqlite:///{tmp_path}/new/store.sqlite") for _ in range(6)]

    def read(store: Store) -> str | None:
        with store.session():
            return store.revision()

    with ThreadPoolExecutor(6) as pool:
        revisions = set(pool.map(read, stores))

    assert revisions == {migrate.newest()}
    for store in stores:
        store.close()


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    settings = Settings(PEERGRAPH_HOME=tmp_path)
    first = open_store(settings)
    first.upgrade()
    first.close()
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    store = open_store(settings)

    with pytest.raises(StoreUnavailable, match="made by a newer Peergraph"), store.session():
        pass
    store.close()


def test_a_broken_store_is_an_error_in_a_sentence_and_the_rest_of_the_site_goes_on(
    client_of: ClientOf, tmp_path: Path
) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"no database" * 1_000)

    answer = client_of().get("/api/v1/views/aaaaaaaaaaaa")

    assert answer.status_code == 503
    assert "does not answer" in answer.json["error"]["message"]
    assert client_of().get("/robots.txt").status_code == 200


@pytest.mark.parametrize("url", ["nothing", "mongodb://x/y", "sqlite"])
def test_a_setting_that_is_no_database_is_named(url: str) -> None:
    with pytest.raises(SettingsError, match="PEERGRAPH_DATABASE_URL"):
        Store(url).upgrade()


def test_the_commands_prepare_the_store_and_say_how_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEERGRAPH_HOME", str(tmp_path))
    run = CliRunner().invoke

    before, done, after = (run(store_commands, [name]).output for name in ("status", "upgrade", "status"))

    assert "is not prepared" in before
    assert f"is prepared (step {migrate.newest()})" in done
    assert f"step {migrate.newest()} of {migrate.newest()}" in after


def test_a_password_in_the_address_of_the_store_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store("postgresql+psycopg://me:very-secret@127.0.0.1:1/none")

    with pytest.raises(StoreUnavailable) as raised:
        store.upgrade()

    assert "very-secret" not in str(raised.value) + str(store.url)
