from dataclasses import replace

import pytest

from peergraph.cypher import load
from peergraph.cypher.database import VERSION, check_schema, ensure_schema, init_schema, schema_version
from peergraph.cypher.errors import SchemaError
from peergraph.cypher.graph import Graph

SHOW_INDEXES = replace(
    load("schema")["version"], name="indexes", text="SHOW INDEXES YIELD name, state RETURN name, state"
)


@pytest.fixture
def version_restored(graph: Graph):
    yield
    graph.write(load("schema")["version_set"], version=VERSION)


def test_preparing_a_graph_again_changes_nothing(graph: Graph):
    before = graph.read(SHOW_INDEXES)

    init_schema(graph)

    assert graph.read(SHOW_INDEXES) == before
    assert schema_version(graph) == VERSION


def test_every_index_is_online_after_preparing(graph: Graph):
    states = {row["name"]: row["state"] for row in graph.read(SHOW_INDEXES)}

    kinds = ("constraint_", "index_", "fulltext_")
    names = {name.partition("_")[2] for name in load("schema") if name.startswith(kinds)}
    assert names <= states.keys()
    assert set(states.values()) == {"ONLINE"}


def test_a_graph_of_the_present_version_is_not_prepared_again(graph: Graph):
    before = graph.read(SHOW_INDEXES)

    ensure_schema(graph)

    assert graph.read(SHOW_INDEXES) == before


def test_a_prepared_graph_passes_the_check(graph: Graph):
    check_schema(graph)


@pytest.mark.usefixtures("version_restored")
def test_a_graph_of_a_newer_program_is_refused(graph: Graph):
    graph.write(load("schema")["version_set"], version=VERSION + 1)

    with pytest.raises(SchemaError, match=r"newer Peergraph.*upgrade"):
        check_schema(graph)
    with pytest.raises(SchemaError, match="newer Peergraph"):
        init_schema(graph)
    with pytest.raises(SchemaError, match="newer Peergraph"):
        ensure_schema(graph)


@pytest.mark.usefixtures("version_restored")
def test_a_graph_of_an_older_schema_names_the_command_that_brings_it_up_to_date(graph: Graph):
    graph.write(load("schema")["version_set"], version=VERSION - 1)

    with pytest.raises(SchemaError, match="peergraph db init"):
        check_schema(graph)


@pytest.mark.usefixtures("version_restored")
def test_a_graph_without_a_schema_is_refused_with_the_way_out(graph: Graph):
    graph.write(replace(load("schema")["version"], text="MATCH (schema:Schema) DELETE schema"))

    with pytest.raises(SchemaError, match=r"not prepared yet.*peergraph db init"):
        check_schema(graph)
