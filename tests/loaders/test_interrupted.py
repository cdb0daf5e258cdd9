"""Loads that end in the middle: what was written is whole, and the same command goes on where it was."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from peergraph.cypher import parse
from peergraph.cypher.database import init_schema
from peergraph.cypher.errors import GraphUnavailable
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server, open_server
from peergraph.cypher.settings import Settings, read_settings
from peergraph.loaders import jsonl
from peergraph.loaders.export import digest
from peergraph.loaders.load import Loading, Summary

WORKS = 8_000
PAPERS = parse(
    "papers",
    "// P.\n// params: none\n// returns: n\n// index: none (test)\nMATCH (p:Paper) RETURN count(p) AS n",
)
PEERGRAPH = Path(sys.executable).with_name("peergraph")


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of so many works that a load can be stopped in the middle."""
    path = tmp_path_factory.mktemp("works") / "works.jsonl"
    with path.open("w") as file:
        for number in range(WORKS):
            authors = [{"name": f"Given Family{(number * 7 + k) % 900}", "position": k + 1} for k in range(3)]
            file.write(
                json.dumps({"id": f"w{number}", "title": f"Work {number}", "year": 2020, "authors": authors})
                + "\n"
            )
    return path


@pytest.fixture
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Settings]:
    """Settings of a local Neo4j of this test's own."""
    if request.config.getoption("--graph") == "container":
        pytest.skip("kills a local Neo4j, which the container cannot give")
    folder = tmp_path / "home"
    yield Settings(
        PEERGRAPH_HOME=folder, PEERGRAPH_CACHE=read_settings().cache, PEERGRAPH_HEAP_MB=512, NEO4J_URI=None
    )
    shutil.rmtree(folder, ignore_errors=True)


def load(graph: Graph, path: Path) -> Summary:
    return Loading(graph, "mine", lambda opened: jsonl.read(opened, source="mine")).load([str(path)])


def papers(graph: Graph) -> int:
    return graph.read(PAPERS)[0]["n"]


def start_loader(server: Server, path: Path) -> subprocess.Popen[bytes]:
    named = {"NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password}
    command = [PEERGRAPH, "load", "jsonl", "--source", "mine", path]
    return subprocess.Popen(command, env=os.environ | named, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for_papers(graph: Graph, process: subprocess.Popen[bytes]) -> None:
    """Wait until the first batches are there, and some are not."""
    while papers(graph) == 0:
        assert process.poll() is None, "the loader ended before it could be stopped"
        time.sleep(0.02)


@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "Ctrl-C"])
def test_a_load_that_was_stopped_goes_on_and_ends_in_the_same_graph(
    empty_graph: Graph, empty_again: Callable[[], None], server: Server, works: Path, signal_: signal.Signals
):
    process = start_loader(server, works)
    wait_for_papers(empty_graph, process)
    process.send_signal(signal_)
    process.communicate()
    there = papers(empty_graph)
    assert 0 < there < WORKS

    again = load(empty_graph, works)
    stopped_and_resumed = digest(empty_graph)

    assert (again.unchanged, again.new) == (there, WORKS - there)
    empty_again()
    load(empty_graph, works)
    assert stopped_and_resumed == digest(empty_graph)


def test_a_database_that_dies_during_a_load_is_a_clear_error_and_the_next_run_completes(
    home: Settings, works: Path
):
    with open_server(home) as server, server.connect() as graph:
        init_schema(graph)
        process = start_loader(server, works)
        wait_for_papers(graph, process)
        _neo4j_of(home).kill()
        _, errors = process.communicate()

        assert process.returncode == 1
        assert b"Error: The database does not answer" in errors
        with pytest.raises(GraphUnavailable):
            graph.check()

    with open_server(home) as server, server.connect() as graph:
        load(graph, works)
        assert papers(graph) == WORKS


def _neo4j_of(home: Settings) -> psutil.Process:
    found = [
        p for p in psutil.process_iter(["cmdline"]) if str(home.home) in " ".join(p.info["cmdline"] or ())
    ]
    (neo4j,) = [process for process in found if "java" in process.name()]
    return neo4j
