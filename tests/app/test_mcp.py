import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from click.testing import CliRunner
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult

from peergraph.app.mcp.commands import mcp
from peergraph.app.slices.read import read_slice
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server

pytestmark = pytest.mark.graph

YINGHUI, PAN = "sample:yinghui-xu", "sample:pan-pan"
TOOLS = {"search", "author", "slice", "shared_papers", "path", "cypher", "schema"}
Call = Callable[..., CallToolResult]


@pytest.fixture(scope="module")
def assistant(
    sample: Graph, sample_server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Any, Client]]:
    """The package's own client, and the thread it runs in, in conversation with `peergraph mcp` on the sample."""
    server = StdioServerParameters(
        command=str(Path(sys.executable).with_name("peergraph")),
        args=["mcp"],
        env={"NEO4J_URI": sample_server.uri, "NEO4J_PASSWORD": sample_server.password},
    )
    log = (tmp_path_factory.mktemp("mcp") / "log").open("w")
    with log, start_blocking_portal() as portal:
        conversation = Client(stdio_client(server, errlog=log))
        with portal.wrap_async_context_manager(conversation) as client:
            yield portal, client


@pytest.fixture
def call(assistant: tuple[Any, Client]) -> Call:
    portal, conversation = assistant
    return lambda name, **arguments: portal.call(conversation.call_tool, name, arguments)


def text_of(result: CallToolResult) -> str:
    return "".join(getattr(part, "text", "") for part in result.content)


def answered(result: CallToolResult) -> Any:
    assert not result.is_error, text_of(result)
    return json.loads(text_of(result))


def refused(result: CallToolResult) -> str:
    assert result.is_error, text_of(result)
    return text_of(result)


def test_every_tool_says_what_it_is_for_and_that_it_only_reads(assistant: tuple[Any, Client]):
    portal, conversation = assistant

    tools = portal.call(conversation.list_tools).tools

    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)


def test_an_assistant_finds_a_person_and_reads_her_profile(call: Call):
    found = answered(call("search", query="Yinghui Xu", kind="author"))
    profile = answered(call("author", id=found["results"][0]["id"]))

    assert found["results"][0]["id"] == YINGHUI
    assert profile["name"] == "Yinghui Xu"
    assert profile["counts"]["works"] == 22


def test_a_slice_is_small_and_says_in_numbers_what_it_leaves_out(call: Call, sample: Graph):
    found = answered(call("slice", kind="author", id=YINGHUI, limit=20))
    same = read_slice(sample, "author", YINGHUI, 20)

    assert [node["id"] for node in found["nodes"]] == [node.id for node in same.nodes]
    assert set(found["nodes"][0]) == {"id", "kind", "label", "note"}
    assert len(found["edges"]) == len(same.edges)
    assert any(" of 60 co-authors" in words for words in found["cuts"])


def test_shared_papers_and_ways_are_those_of_the_site(call: Call):
    shared = answered(call("shared_papers", authors=[YINGHUI, PAN], limit=3))
    way = answered(call("path", start=YINGHUI, end=PAN))

    assert shared["total"] == 15
    assert len(shared["papers"]) == 3
    assert way["hops"] == 1
    assert way["message"] == "They wrote a paper together."


def test_a_query_takes_parameters_and_says_when_it_was_cut(call: Call):
    one = answered(
        call("cypher", query="MATCH (a:Author {id: $id}) RETURN a.name AS name", parameters={"id": PAN})
    )
    cut = answered(call("cypher", query="MATCH (p:Paper) RETURN p.id", limit=5))

    assert (one["columns"], one["rows"], one["truncated"]) == (["name"], [["Pan Pan"]], False)
    assert (len(cut["rows"]), cut["truncated"]) == (5, True)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("CREATE (n:Author {id: 'x'}) RETURN n", "only reads"),
        ("MATCH (n) DETACH DELETE n", "only reads"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD"),
        ("CALL dbms.components() YIELD name RETURN name", "may not be called here"),
        ("MATCH (a:Author) RETRUN a", "line 1"),
        ("RETURN size([i IN range(1, 100000000) | i])", ""),
    ],
)
def test_the_guard_of_the_console_stands_here_too(call: Call, query: str, reason: str):
    assert reason in refused(call("cypher", query=query))


@pytest.mark.parametrize(
    ("name", "arguments", "reason"),
    [
        ("author", {"id": "sample:nobody-of-this-name"}, "No author in this graph"),
        ("author", {"id": "orcid:1"}, "no ORCID"),
        ("slice", {"kind": "author", "id": YINGHUI, "limit": 100_000}, "limit"),
        ("slice", {"kind": "person", "id": YINGHUI}, "kind"),
        ("shared_papers", {"authors": [YINGHUI]}, "authors"),
        ("shared_papers", {"authors": [YINGHUI, YINGHUI]}, "twice"),
        ("search", {"query": "a" * 20_000}, "characters"),
        ("cypher", {"query": "RETURN 1", "limit": 0}, "limit"),
    ],
)
def test_what_cannot_be_used_is_named(call: Call, name: str, arguments: dict[str, Any], reason: str):
    assert reason in refused(call(name, **arguments))


def test_the_schema_is_a_tool_and_a_resource(assistant: tuple[Any, Client], call: Call):
    portal, conversation = assistant

    (content,) = portal.call(conversation.read_resource, "peergraph://schema").contents
    tool = call("schema")

    assert "(Author)-[:AUTHORED]->(Paper)" in content.text
    assert "- orcid: ORCID" in content.text
    assert text_of(tool) == content.text


def test_without_the_package_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "peergraph.app.mcp.server", raising=False)
    monkeypatch.delitem(sys.modules, "peergraph.app.mcp.tools", raising=False)
    for name in [name for name in sys.modules if name == "mcp" or name.startswith("mcp.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)

    outcome = CliRunner().invoke(mcp)

    assert "pip install peergraph[mcp]" in str(outcome.exception)


def test_the_server_ends_when_the_assistant_closes_its_input(sample: Graph, sample_server: Server):
    environment = {"NEO4J_URI": sample_server.uri, "NEO4J_PASSWORD": sample_server.password}
    command = [str(Path(sys.executable).with_name("peergraph")), "mcp"]

    ended = subprocess.run(command, input=b"", env=environment, check=False, timeout=60)

    assert ended.returncode == 0
