"""What tests share: real Neo4j servers, the app on the sample, a browser.

Neo4j Community has one database a server, so there are two servers, each started when a test first asks for it: one
that tests write to (`graph`, `empty_graph`) and one with the sample, which tests only read (`sample` and the app's).
"""

import gc
import os
import shutil
import signal
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from peergraph.cypher import Cypher, parse
from peergraph.cypher.database import init_schema
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server, open_server
from peergraph.cypher.settings import Settings, read_settings

from .serving import serving
from .waiting import PATIENCE

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"]
IMAGE = "neo4j:5.26-community"
CONTAINER_PASSWORD = "only-for-tests"
MOST_WORKERS = 4
SLOW = 60.0
"""Seconds for one read: the first one of a cold server may take long where several tests share a core."""
NewServer = Callable[[], Server]


# Programs started in the background ignore Ctrl-C and so do their children; the tests' own children must not.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--graph", choices=("local", "container"), default="local", help="where the tests' Neo4j runs"
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many processes share the tests: each runs Neo4j servers and a browser of its own.

    A database that was named by somebody, or a container engine, is used by one of them only.
    """
    shared = "NEO4J_TEST_URI" in os.environ or config.getoption("--graph") == "container"
    return 1 if shared else min(os.cpu_count() or 1, MOST_WORKERS)


def pytest_collection_finish() -> None:
    """Keep the garbage collector from looking through modules and tests over and over: none of them goes away."""
    gc.freeze()


def make_settings(server: Server | None = None, **values: Any) -> Settings:
    """Return settings that nothing in the environment changes; values are named as environment variables are."""
    named = {"NEO4J_URI": server and server.uri, "NEO4J_PASSWORD": server and server.password}
    return Settings(**{"NEO4J_USER": "neo4j", "NEO4J_HOME": None, **named, **values})


def local_settings(home: Path, **values: Any) -> Settings:
    """Return settings of a small local Neo4j under `home`, on the jars that this machine has fetched already."""
    small = {"PEERGRAPH_HEAP_MB": 512, "PEERGRAPH_PAGE_CACHE_MB": 64}
    cache = {"PEERGRAPH_CACHE": read_settings().cache, "PEERGRAPH_HOME": home}
    return make_settings(**{**small, **cache, **values})


@contextmanager
def local_server(home: Path) -> Generator[Server]:
    with ExitStack() as servers:
        with pytest.MonkeyPatch.context() as patch:
            # A server of some minutes: what the JVM's second compiler costs is more than it brings.
            patch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
            server = servers.enter_context(open_server(local_settings(home)))
        yield server
    shutil.rmtree(home)


@contextmanager
def container_server() -> Generator[Server]:
    from testcontainers.community.neo4j import Neo4jContainer

    with Neo4jContainer(IMAGE, password=CONTAINER_PASSWORD, username="neo4j") as container:
        yield Server(container.get_connection_url(), "neo4j", CONTAINER_PASSWORD)


@pytest.fixture(scope="session")
def new_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[NewServer]:
    """A function that starts one more empty Neo4j, stopped when the session ends."""
    in_container = request.config.getoption("--graph") == "container"
    with ExitStack() as servers:
        yield lambda: servers.enter_context(
            container_server()
            if in_container
            else local_server(tmp_path_factory.mktemp("neo4j", numbered=True))
        )


@pytest.fixture(scope="session")
def server(new_server: NewServer) -> Server:
    """The Neo4j that tests write to: NEO4J_TEST_URI (with NEO4J_TEST_PASSWORD), or a new one."""
    uri = os.environ.get("NEO4J_TEST_URI")
    return Server(uri, "neo4j", os.environ.get("NEO4J_TEST_PASSWORD", "")) if uri else new_server()


def query(name: str) -> Cypher:
    """Return one of the tests' own queries."""
    return parse(name, (Path(__file__).parent / "queries" / f"{name}.cypher").read_text())


def prepare(graph: Graph) -> None:
    """Mark a database for tests and give it the schema; end the run where it may be somebody's."""
    if graph.read(query("foreign"))[0]["foreign"]:
        pytest.exit(
            "The test database holds nodes and no PeergraphTest node: name another one in NEO4J_TEST_URI.", 4
        )
    graph.write(query("mark"))
    init_schema(graph)


@pytest.fixture(scope="session")
def graph(server: Server) -> Iterator[Graph]:
    """A graph with the schema, and whatever other tests have left in it."""
    with server.connect(SLOW) as graph:
        prepare(graph)
        yield graph


def empty(graph: Graph) -> None:
    """Take everything out of a test database, a little at a time, so that no transaction grows large."""
    while graph.write(query("empty"))[0]["deleted"]:
        pass


@pytest.fixture
def empty_again(graph: Graph) -> Callable[[], None]:
    """A function that empties the graph within a test."""
    return lambda: empty(graph)


@pytest.fixture
def empty_graph(graph: Graph) -> Graph:
    """A graph with the schema and nothing else, for a test that writes."""
    empty(graph)
    return graph


@pytest.fixture(scope="session")
def sample_server(new_server: NewServer) -> Server:
    """The Neo4j that holds the sample."""
    return new_server()


@pytest.fixture(scope="session")
def sample(sample_server: Server) -> Iterator[Graph]:
    """The graph with the bundled sample in it, loaded by our own loader; read only."""
    from peergraph.loaders.load import load_sample

    with sample_server.connect(SLOW) as graph:
        prepare(graph)
        load_sample(graph)
        yield graph


@pytest.fixture(scope="session")
def app(sample: Graph, sample_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The app on the sample, with an empty store of its own."""
    from peergraph.app import create_app

    own = {
        "PEERGRAPH_HOME": tmp_path_factory.mktemp("home"),
        "PEERGRAPH_WRITES_PER_MINUTE": 10_000,
        "PEERGRAPH_CONSOLE_PER_MINUTE": 10_000,
        "PEERGRAPH_CONSOLE_SECONDS_PER_MINUTE": 10_000,
        "PEERGRAPH_CONSOLE_PER_CLIENT": 8,
    }
    app = create_app(make_settings(sample_server, **own), sample)
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def site(app: Flask) -> Iterator[str]:
    """The address of the app, served for real, without a slash at its end."""
    with serving(app) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("install chromium (apt-get install chromium) to run the browser tests")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_FLAGS, timeout=2 * PATIENCE
        )
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A page of a fresh browser on `site`; the test fails on any error that the page logs, refused content included."""
    faults: list[str] = []
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert not faults, f"the page logged errors: {faults}"
