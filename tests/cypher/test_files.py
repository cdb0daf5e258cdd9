import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from peergraph.cypher import load, parse
from peergraph.cypher.errors import CypherHeaderError
from peergraph.cypher.graph import Graph

ROOT = Path(__file__).parents[2]
FOLDERS = ("schema", "watch", "write", "read", "library")
FILES = sorted(file for folder in FOLDERS for file in (ROOT / "cypher" / folder).glob("*.cypher"))
IDS = [f"{file.parent.name}/{file.stem}" for file in FILES]
# Files that are found by their folder or the start of their name, all of them together.
BY_FOLDER = ("library/", "schema/constraint_", "schema/index_", "schema/fulltext_")
WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD CSV|FOREACH|IN TRANSACTIONS)\b")
STRINGS_AND_COMMENTS = re.compile(r"//[^\n]*|'[^']*'|\"[^\"]*\"")
TYPE = re.compile(r"(STRING|INTEGER|FLOAT|BOOLEAN|MAP|LIST<(STRING|INTEGER|FLOAT|MAP|LIST)>)")
SOURCES = {
    file: file.read_text() for part in ("app", "cypher", "loaders") for file in (ROOT / part).rglob("*.py")
}


@cache
def named() -> dict[str, list[Path]]:
    """Return the Python files that name each query, once for each time."""
    found: dict[str, list[Path]] = defaultdict(list)
    for source, text in SOURCES.items():
        for name in re.findall(r'(?<!row)(?<!\])\[\s*"([^"]+)"', text):
            found[name].append(source)
    return found


def test_every_folder_of_queries_is_known_here():
    assert {file.parent.name for file in (ROOT / "cypher").rglob("*.cypher")} <= set(FOLDERS)


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_a_query_has_a_complete_header_and_its_parameters_fit(file: Path):
    query = parse(file.stem, file.read_text(), file.parent.name)

    assert query.purpose.endswith((".", "?"))
    assert query.returns
    assert query.index
    assert all(TYPE.fullmatch(type_) for type_ in query.params.values())


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.parent.name in ("read", "library")], ids=lambda file: file.stem
)
def test_a_query_that_reads_holds_no_word_that_writes(file: Path):
    assert not WRITES.search(STRINGS_AND_COMMENTS.sub(" ", file.read_text()))


@pytest.mark.parametrize("name", [name for name in IDS if not name.startswith(BY_FOLDER)])
def test_a_query_is_named_by_exactly_one_place_in_the_code(name: str):
    users = named()[name.partition("/")[2]]

    assert len(users) == 1, f"{name} is named in {users or 'no Python file'}"


@pytest.mark.graph
@pytest.mark.parametrize(
    "file", [file for file in FILES if file.parent.name != "schema"], ids=lambda file: file.stem
)
def test_the_server_understands_a_query(graph: Graph, file: Path):
    query = parse(file.stem, file.read_text(), file.parent.name)

    graph.explain(query.text, dict.fromkeys(query.params))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("MATCH (n) RETURN n", "does not start with its purpose"),
        (
            "// Things.\n// params: none\n// returns: rows\nMATCH (n) RETURN n",
            "the header needs a purpose, then params",
        ),
        (
            "// Things.\n// params: none\n// returns: rows\n// index: none\nMATCH (n {id: $id}) RETURN n",
            r"used \['id'\]",
        ),
        (
            "// Things.\n// params: $id STRING\n// returns: rows\n// index: none\nMATCH (n) RETURN n",
            r"declared \['id'\]",
        ),
    ],
    ids=["no header", "a key is missing", "undeclared parameter", "unused parameter"],
)
def test_a_file_that_breaks_the_contract_is_refused_by_name(text: str, fault: str):
    with pytest.raises(CypherHeaderError, match=f"read/things: .*{fault}"):
        parse("things", text)


def test_a_dollar_inside_a_string_is_no_parameter():
    query = parse(
        "price", "// A price.\n// params: none\n// returns: one row\n// index: none\nRETURN '$price' AS price"
    )

    assert query.params == {}


def test_queries_come_sorted_by_name():
    assert list(load("schema")) == sorted(load("schema"))
