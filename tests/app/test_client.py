"""The command line and the client: the same answers from a database and from a running site."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from peergraph.app.client import Client
from peergraph.app.owners import WrongScope
from peergraph.app.reads.parts import WorkFilter
from peergraph.app.store.engine import open_store
from peergraph.app.store.tokens import BadToken, TokenWish, add_token
from peergraph.cypher.cli import peergraph
from peergraph.cypher.errors import GraphUnavailable, NotFoundError, PeergraphError, QueryFailed, UsageError
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server

from ..conftest import make_settings

pytestmark = pytest.mark.graph

PAN, YINGHUI = "sample:pan-pan", "sample:yinghui-xu"
COMMANDS = [
    ["search", "pan pan", "--kind", "author"],
    ["show", "author", PAN],
    ["show", "paper", "doi:10.1609/aaai.v35i2.16182"],
    ["show", "topic", "area:computer-vision"],
    ["show", "institution", "name:alibaba-group"],
    ["works", PAN, "--limit", "3", "--year", "2021"],
    ["slice", "author", PAN, "--limit", "20"],
    ["shared", PAN, YINGHUI],
    ["path", YINGHUI, PAN, "--limit", "1"],
    ["stats"],
    ["cypher", "MATCH (a:Author {id: $id}) RETURN a.name AS name", "-p", f"id={PAN}", "--format", "csv"],
]


@pytest.fixture
def here(sample: Graph, sample_server: Server, tmp_path: Path) -> dict[str, str | None]:
    """The environment in which commands ask the sample's database."""
    return {
        "NEO4J_URI": sample_server.uri,
        "NEO4J_PASSWORD": sample_server.password,
        "PEERGRAPH_HOME": str(tmp_path),
        "PEERGRAPH_URL": None,
        "PEERGRAPH_TOKEN": None,
        "PEERGRAPH_TOKEN_FILE": None,
    }


@pytest.fixture
def there(site: str, tmp_path: Path) -> dict[str, str | None]:
    """The environment in which commands ask the running site, and could not reach any database."""
    return {
        "NEO4J_URI": "bolt://127.0.0.1:1",
        "NEO4J_PASSWORD": "unused",
        "PEERGRAPH_HOME": str(tmp_path),
        "PEERGRAPH_URL": site,
        "PEERGRAPH_TOKEN": None,
        "PEERGRAPH_TOKEN_FILE": None,
    }


def run(command: list[str], environment: dict[str, str | None]) -> Result:
    return CliRunner().invoke(peergraph, command, env=environment)


def new_token(app: Flask, *scopes: Any) -> str:
    return add_token(
        open_store(make_settings(PEERGRAPH_HOME=Path(app.instance_path))), TokenWish("test", scopes)
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_command_says_the_same_of_a_database_and_of_a_site(
    command: list[str], here: dict[str, str | None], there: dict[str, str | None]
):
    local, remote = run(command, here), run(command, there)

    assert (local.exit_code, remote.exit_code) == (0, 0), (local.output, remote.output)
    assert local.stdout == remote.stdout
    assert remote.stdout.strip()


def test_the_address_of_a_site_may_be_given_and_the_answer_be_json(here: dict[str, str | None], site: str):
    answer = run(["show", "author", PAN, "--url", site, "--json"], here)

    assert json.loads(answer.stdout)["counts"]["works"] == 29


@pytest.mark.parametrize(
    ("command", "error", "said"),
    [
        (["show", "author", "sample:nobody"], NotFoundError, "No author"),
        (["show", "author", "???"], PeergraphError, "no identifier"),
        (["shared", PAN], UsageError, "author"),
        (["cypher", "MATCH (a) RETRUN a"], QueryFailed, "line 1"),
        (["cypher", "CREATE (a) RETURN a"], PeergraphError, "reads"),
    ],
)
def test_a_command_fails_alike_for_a_database_and_for_a_site(
    command: list[str],
    error: type[Exception],
    said: str,
    here: dict[str, str | None],
    there: dict[str, str | None],
):
    local, remote = run(command, here), run(command, there)

    assert isinstance(local.exception, error)
    assert isinstance(remote.exception, error)
    assert said in str(remote.exception)


def test_a_token_comes_from_the_environment_or_a_file(
    there: dict[str, str | None], app: Flask, tmp_path: Path
):
    file = tmp_path / "token"
    file.write_text(new_token(app, "read") + "\n")

    by_file = run(["stats"], {**there, "PEERGRAPH_TOKEN_FILE": str(file)})
    by_name = run(["stats"], {**there, "PEERGRAPH_TOKEN": "pg_wrong"})
    missing = run(["stats"], {**there, "PEERGRAPH_TOKEN_FILE": str(tmp_path / "none")})

    assert by_file.exit_code == 0
    assert isinstance(by_name.exception, BadToken)
    assert "cannot be read" in str(missing.exception)


def test_no_command_takes_a_token_as_an_argument(there: dict[str, str | None]):
    for command in ("show", "search", "cypher", "stats"):
        assert run([command, "--token", "pg_x"], there).exit_code == 2


def test_a_token_without_the_scope_is_told_so(app: Flask, site: str):
    with Client(site, new_token(app, "read")) as client, pytest.raises(WrongScope, match="cypher"):
        client.cypher("RETURN 1 AS one", {})


def test_a_token_is_not_sent_in_the_clear(site: str):
    with pytest.raises(UsageError, match="https"):
        Client("http://graph.example.org", "pg_secret")


def test_a_token_does_not_follow_to_another_host():
    seen: list[str | None] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers["Authorization"])
            if self.headers["Host"].startswith("localhost"):
                self.send_response(302)
                self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/")
            else:
                self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Write nothing."""

    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        with (
            Client(f"http://localhost:{server.server_port}", "pg_secret") as client,
            pytest.raises(UsageError),
        ):
            client.stats()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

    assert seen == ["Bearer pg_secret", None]


def test_all_works_are_walked_page_by_page(site: str):
    with Client(site) as client:
        pages = list(client.all_works(PAN, WorkFilter(limit=10)))

    assert [len(page.works) for page in pages] == [10, 10, 9]
    assert len({work.id for page in pages for work in page.works}) == 29


def test_a_site_that_is_silent_says_so(there: dict[str, str | None]):
    answer = run(["stats"], {**there, "PEERGRAPH_URL": "http://127.0.0.1:1"})

    assert isinstance(answer.exception, GraphUnavailable)
