"""What the local Neo4j keeps on disk and in its configuration; nothing here starts a server."""

import socket
from pathlib import Path

import psutil
import pytest

from peergraph.cypher.errors import LocalServerError, SettingsError
from peergraph.cypher.local import open_graph
from peergraph.cypher.local.configuration import Memory, configuration, size_memory
from peergraph.cypher.local.places import UNFINISHED, Places, data_complete, prepare_data, put_back, set_aside
from peergraph.cypher.local.server import choose_port, places_of, running_server, stop_server
from peergraph.cypher.local.state import ServerState, write_state
from peergraph.cypher.settings import Settings

VERSION = "5.26.30"


def test_the_number_of_an_ended_server_that_is_another_process_by_now_is_no_server(tmp_path: Path):
    settings = Settings(PEERGRAPH_HOME=tmp_path)
    me = psutil.Process()
    write_state(places_of(settings), ServerState(me.pid, me.create_time() - 1000, 7687, False))

    assert running_server(settings) is None
    assert not stop_server(settings)
    assert me.is_running()


def test_data_that_were_complete_are_never_removed(tmp_path: Path):
    places = Places(tmp_path)
    assert prepare_data(places, VERSION)
    (places.data / "precious").touch()
    data_complete(places, VERSION)
    (places.data / UNFINISHED).touch()  # killed between the two steps

    assert not prepare_data(places, VERSION)
    assert (places.data / "precious").exists()


def test_a_data_folder_of_another_program_is_left_alone(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "precious").touch()

    with pytest.raises(LocalServerError, match="not made by Peergraph"):
        prepare_data(Places(tmp_path), VERSION)

    assert (tmp_path / "data" / "precious").exists()


@pytest.mark.parametrize("other", ["5.26.31", "6.0.0", "4.4.40", "2025.01.0"])
def test_data_of_a_newer_or_another_neo4j_are_refused(tmp_path: Path, other: str):
    places = Places(tmp_path)
    prepare_data(places, other)
    data_complete(places, other)

    with pytest.raises(LocalServerError, match=f"written by Neo4j {other}"):
        prepare_data(places, VERSION)


def test_data_of_an_older_neo4j_of_the_series_are_used(tmp_path: Path):
    places = Places(tmp_path)
    prepare_data(places, "5.20.0")
    data_complete(places, "5.20.0")

    assert not prepare_data(places, VERSION)


def test_the_port_of_the_last_start_is_used_again_unless_it_is_taken(tmp_path: Path):
    first = choose_port(Places(tmp_path))
    assert choose_port(Places(tmp_path)) == first

    with socket.create_server(("127.0.0.1", first)):
        assert choose_port(Places(tmp_path)) != first


def test_memory_is_an_eighth_of_the_machine_within_limits_unless_it_is_set(monkeypatch: pytest.MonkeyPatch):
    sizes = {}
    for machine in (1000, 8000, 64000):
        monkeypatch.setattr(
            "peergraph.cypher.local.configuration.machine_megabytes", lambda size=machine: size
        )
        sizes[machine] = size_memory(Settings())

    assert sizes == {1000: Memory(512, 128), 8000: Memory(1000, 1000), 64000: Memory(2048, 2048)}
    assert size_memory(Settings(PEERGRAPH_HEAP_MB=300, PEERGRAPH_PAGE_CACHE_MB=20)) == Memory(300, 20)


def test_the_configuration_listens_on_loopback_and_limits_every_query():
    lines = configuration(7687, Memory(512, 128)).splitlines()

    assert "server.bolt.listen_address=127.0.0.1:7687" in lines
    assert "dbms.security.allow_csv_import_from_file_urls=false" in lines
    assert "internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0" in lines
    assert {"db.transaction.timeout=60s", "db.memory.transaction.max=100m"} <= set(lines)


def test_a_named_server_without_a_password_is_a_clear_error_and_starts_nothing(tmp_path: Path):
    settings = Settings(NEO4J_URI="bolt://127.0.0.1:9", NEO4J_PASSWORD=None, PEERGRAPH_HOME=tmp_path / "home")

    with pytest.raises(SettingsError, match="NEO4J_PASSWORD is not set"), open_graph(settings):
        pass

    assert not settings.home.exists()


def test_a_load_that_was_killed_is_undone(tmp_path: Path):
    places = Places(tmp_path)
    for part in ("databases", "transactions"):
        (places.data / part / "neo4j").mkdir(parents=True)
        (places.data / part / "neo4j" / "old").touch()
    undone = set_aside(places)
    undone.__enter__()
    (places.data / "databases" / "neo4j").mkdir()
    (places.data / "databases" / "neo4j" / "half").touch()

    put_back(places)

    assert [file.name for file in places.data.rglob("*") if file.is_file()] == ["old", "old"]
