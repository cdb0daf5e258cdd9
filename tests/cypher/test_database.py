from dataclasses import replace

import pytest

from peergraph.cypher import load
from peergraph.cypher.database import VERSION, check_schema, ensure_schema, init_schema, schema_version
from peergraph.cypher.errors import SchemaError
from peergraph.cypher.graph import Graph

SHOW_INDEXES = replace(
    load("schema")["version"], name="indexes", text="SHOW INDEXES YIELD name, state RETURN name, state"
)


SHOW_NAMES_INDEX = replace(
    SHOW_INDEXES,
    text="SHOW INDEXES YIELD name, properties WHERE name = 'author_names' RETURN properties",
)
MAKE_SCHEMA_1 = (
    "MATCH (schema:Schema) SET schema.version = 1",
    "CREATE (:Author {id: 'mine:ada', name: 'Ada Ørsted', names: ['Ada Ørsted', 'A. Ørsted']})",
    "CREATE (:Author {id: 'mine:ben', name: 'Ben An', names: ['Ben An']})",
    "DROP INDEX author_names",
    "CREATE FULLTEXT INDEX author_names FOR (author:Author) ON EACH [author.name, author.names]",
)
READ_SPELLINGS = replace(
    SHOW_INDEXES,
    text="MATCH (author:Author) RETURN author.id AS id, author.spellings AS spellings ORDER BY id",
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
def test_a_graph_of_the_first_version_gets_the_index_of_venues_when_it_is_opened(graph: Graph):
    graph.write(replace(load("schema")["version"], text="DROP INDEX paper_venue IF EXISTS"))
    graph.write(load("schema")["version_set"], version=1)

    ensure_schema(graph)

    assert {"name": "paper_venue", "state": "ONLINE"} in graph.read(SHOW_INDEXES)
    assert schema_version(graph) == VERSION


@pytest.mark.usefixtures("version_restored")
def test_a_graph_without_a_schema_is_refused_with_the_way_out(graph: Graph):
    graph.write(replace(load("schema")["version"], text="MATCH (schema:Schema) DELETE schema"))

    with pytest.raises(SchemaError, match=r"not prepared yet.*peergraph db init"):
        check_schema(graph)


def test_a_graph_of_schema_1_gets_the_spellings_of_its_authors_and_the_new_index(empty_graph: Graph):
    init_schema(empty_graph)
    for text in MAKE_SCHEMA_1:
        empty_graph.write(replace(SHOW_INDEXES, text=text))

    ensure_schema(empty_graph)

    assert [row["spellings"] for row in empty_graph.read(READ_SPELLINGS)] == [
        ["a. oersted", "a. orsted", "ada oersted", "ada orsted"],
        None,
    ]
    assert "spellings" in empty_graph.read(SHOW_NAMES_INDEX)[0]["properties"]
    assert schema_version(empty_graph) == VERSION
