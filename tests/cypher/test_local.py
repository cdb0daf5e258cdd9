import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner, Result

from peergraph.cypher import load
from peergraph.cypher.database import VERSION as SCHEMA
from peergraph.cypher.database import init_schema, schema_version
from peergraph.cypher.errors import GraphUnavailable, LocalServerError, QueryStopped, SettingsError
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server, open_graph, supervised
from peergraph.cypher.local.commands import db
from peergraph.cypher.local.places import UNFINISHED, prepare_data
from peergraph.cypher.local.server import places_of, running_server, start_server, stop_server
from peergraph.cypher.local.state import ServerState
from peergraph.cypher.settings import Settings, read_settings

pytestmark = pytest.mark.graph
VERSION = "5.26.30"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A data directory whose first start was interrupted once, and then succeeded."""
    folder = tmp_path_factory.mktemp("local") / "home"
    values = {"PEERGRAPH_HOME": folder, "PEERGRAPH_CACHE": read_settings().cache}
    settings = Settings(
        **values, NEO4J_URI=None, NEO4J_HOME=None, PEERGRAPH_HEAP_MB=256, PEERGRAPH_PAGE_CACHE_MB=16
    )
    places = places_of(settings)
    prepare_data(places, VERSION)
    (places.data / "databases").mkdir()
    (places.data / "databases" / "half").write_text("written")
    with start_server(settings, background=True).connect() as graph:
        init_schema(graph)
    yield settings
    stop_server(settings)


@pytest.fixture
def running(home: Settings) -> Server:
    """The server on that data directory, in the background; a start costs seconds, so it is left running."""
    return start_server(home, background=True)


@pytest.fixture
def stopped(home: Settings) -> Settings:
    stop_server(home)
    return home


@pytest.fixture
def command(home: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a `peergraph db` command on that data directory."""
    for name, value in environment(home).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NEO4J_URI", raising=False)
    return lambda *words: CliRunner().invoke(db, list(map(str, words)))


def environment(settings: Settings) -> dict[str, str]:
    memory = {"PEERGRAPH_HEAP_MB": "256", "PEERGRAPH_PAGE_CACHE_MB": "16"}
    others = {name: value for name, value in os.environ.items() if name != "NEO4J_URI"}
    return {**others, **memory, "PEERGRAPH_HOME": str(settings.home), "PEERGRAPH_CACHE": str(settings.cache)}


def state_of(settings: Settings) -> ServerState:
    found = running_server(settings)
    assert found is not None
    return found[0]


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "took too long"
        time.sleep(0.1)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def answers(graph: Graph) -> bool:
    try:
        graph.check()
    except GraphUnavailable:
        return False
    return True


def test_the_server_listens_on_loopback_only(running: Server, home: Settings):
    state = state_of(home)
    connections = psutil.Process(state.pid).net_connections()
    listening = {item.laddr for item in connections if item.status == psutil.CONN_LISTEN}

    assert {(str(address.ip).removeprefix("::ffff:"), address.port) for address in listening} == {
        ("127.0.0.1", state.port)
    }


def test_password_data_and_logs_are_for_their_owner_only(running: Server, home: Settings):
    arguments = (home.home / "conf" / "server.args").read_text() + " ".join(
        psutil.Process(state_of(home).pid).cmdline()
    )

    assert mode(home.home / "password") == 0o600
    assert [mode(home.home / name) for name in (".", "data", "conf", "logs")] == [0o700] * 4
    assert running.password not in arguments


def test_an_interrupted_first_start_is_done_over(running: Server, home: Settings):
    assert not (home.home / "data" / "databases" / "half").exists()
    assert not (home.home / "data" / UNFINISHED).exists()


def test_another_process_joins_the_running_server_and_leaves_it_running(running: Server, home: Settings):
    program = """if True:
        from peergraph.cypher.local import open_server
        from peergraph.cypher.settings import read_settings
        with open_server(read_settings()) as server, server.connect() as graph:
            graph.check()
            print(server.uri)"""
    joined = subprocess.run(
        [sys.executable, "-c", program], env=environment(home), capture_output=True, text=True, check=True
    )

    assert joined.stdout.strip() == running.uri
    with running.connect() as graph:
        graph.check()


def test_a_dead_server_is_started_again_with_its_port_and_password(running: Server, home: Settings):
    with running.connect() as graph, supervised(home):
        dead = state_of(home).pid
        os.kill(dead, signal.SIGKILL)

        wait_until(lambda: running_server(home) is not None and answers(graph))
        assert state_of(home).pid != dead
        assert start_server(home) == running


def test_a_query_that_ignores_its_time_limit_is_ended_with_its_server(running: Server, home: Settings):
    text = "RETURN $text =~ '(.*a){25}b' AS found"
    with running.connect() as graph, supervised(home, patience=3):
        graph.ask(text, {"text": "b"}, limit=1, seconds=30)  # so that the time below goes to matching
        stuck = state_of(home).pid

        with pytest.raises((GraphUnavailable, QueryStopped)):
            graph.ask(text, {"text": "a" * 60}, limit=1, seconds=2)
        wait_until(
            lambda: running_server(home) is not None and state_of(home).pid != stuck and answers(graph)
        )


def test_the_commands_report_a_server_in_the_background(
    command: Callable[..., Result], running: Server, home: Settings
):
    assert f"Neo4j runs at {running.uri}" in command("start").output
    said = command("status").output
    assert f"process {state_of(home).pid}, in the background" in said
    assert f"the graph has schema {SCHEMA}" in said
    assert command("shell-uri").output.strip() == running.uri.replace("://", f"://neo4j:{running.password}@")


def test_a_dump_brings_the_database_back(
    command: Callable[..., Result], running: Server, home: Settings, tmp_path: Path
):
    file = tmp_path / "copy.dump"
    assert command("dump", file).exit_code == 0
    with running.connect() as graph:
        graph.write(load("schema")["version_set"], version=99)

    assert "give --replace" in str(command("load", file).exception)
    assert command("load", file, "--replace").exit_code == 0
    with running.connect() as graph:
        assert schema_version(graph) == SCHEMA


def test_a_dump_does_not_overwrite_a_file(command: Callable[..., Result], tmp_path: Path):
    file = tmp_path / "copy.dump"
    file.write_text("precious")

    assert "exists already" in command("dump", file).output
    assert file.read_text() == "precious"


def test_a_server_that_somebody_stopped_is_left_stopped(command: Callable[..., Result], home: Settings):
    with supervised(home):
        assert "has stopped" in command("stop").output
        time.sleep(2.5)

        assert "No local Neo4j runs" in command("status").output
        assert "No local Neo4j runs" in command("stop").output


def test_a_check_finds_a_sound_database_sound(command: Callable[..., Result], stopped: Settings):
    assert "The database is consistent." in command("check").output


def test_a_file_that_is_no_dump_leaves_the_database_as_it_was(
    command: Callable[..., Result], stopped: Settings, tmp_path: Path
):
    before = sorted((stopped.home / "data").rglob("*"))
    file = tmp_path / "no.dump"
    file.write_text("not a dump")

    result = command("load", file, "--replace")

    assert isinstance(result.exception, LocalServerError)
    assert sorted((stopped.home / "data").rglob("*")) == before


def test_ctrl_c_reaches_the_program_and_the_last_user_stops_the_server_in_order(stopped: Settings):
    program = """if True:
        import time
        from peergraph.cypher.local import open_server
        from peergraph.cypher.settings import read_settings
        with open_server(read_settings()):
            print("ready", flush=True)
            time.sleep(60)"""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(
        command, env=environment(stopped), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, process_group=0
    ) as starter:
        assert starter.stdout is not None
        assert starter.stdout.readline() == b"ready\n"
        with open_graph(stopped) as graph:
            os.killpg(starter.pid, signal.SIGINT)
            starter.wait(60)
            graph.check()  # the starter is gone, and we still use it

    assert running_server(stopped) is None
    assert "Stopped." in (stopped.home / "logs" / "console.log").read_text()


def test_a_configuration_that_neo4j_refuses_is_an_error_with_its_words(stopped: Settings):
    mad = stopped.model_copy(update={"page_cache_megabytes": 10**12})

    with pytest.raises(LocalServerError, match="ended while it started"):
        start_server(mad)

    assert running_server(stopped) is None


def test_a_lost_password_is_a_clear_error(stopped: Settings):
    password = stopped.home / "password"
    kept = password.rename(password.with_suffix(".kept"))

    with pytest.raises(LocalServerError, match="put the file back"):
        start_server(stopped)

    kept.rename(password)


def test_the_commands_for_the_local_server_refuse_a_named_one(
    command: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")

    assert isinstance(command("start").exception, SettingsError)
