"""The console answers ordinary questions with typed values, and says what is wrong with the others."""

from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from peergraph.app.console.ask import ask
from peergraph.app.console.client import LOCAL
from peergraph.app.console.commands import cypher, safe_cell
from peergraph.app.console.guard import check_parameters, check_text
from peergraph.app.console.patterns import objection
from peergraph.app.pages.console import read_parameters
from peergraph.cypher.errors import QueryFailed, QueryPosition, QueryRefused, QueryStopped, UsageError
from peergraph.cypher.graph import Graph

from .ordinary import ORDINARY, PARAMETERS

PERSON = "sample:yinghui-xu"


def answer(graph: Graph, query: str, limit: int = 100, **parameters: Any) -> Any:
    return ask(graph, query, parameters, client=LOCAL, limit=limit, seconds=10)


@pytest.mark.graph
@pytest.mark.parametrize("query", ORDINARY)
def test_an_ordinary_query_runs(sample: Graph, query: str) -> None:
    used = {name: value for name, value in PARAMETERS.items() if f"${name}" in query}

    assert answer(sample, query, **used).columns


@pytest.mark.graph
def test_a_node_keeps_its_type_and_the_address_of_its_page(sample: Graph) -> None:
    node = answer(sample, "MATCH (a:Author {id: $id}) RETURN a", id=PERSON).rows[0][0]

    assert (node["$type"], node["kind"], node["url"], node["label"]) == (
        "node",
        "author",
        f"/authors/{PERSON}",
        "Yinghui Xu",
    )


@pytest.mark.graph
def test_a_path_becomes_a_picture_with_positions(sample: Graph) -> None:
    graph = answer(
        sample, "MATCH p = (:Author {id: $id})-[:AUTHORED]->(:Paper) RETURN p LIMIT 5", id=PERSON
    ).graph

    assert len(graph.nodes) == 6
    assert {edge.kind for edge in graph.edges} == {"AUTHORED"}
    assert len({(node.x, node.y) for node in graph.nodes}) == 6


@pytest.mark.graph
def test_a_result_without_nodes_has_no_picture(sample: Graph) -> None:
    assert answer(sample, "RETURN 1 AS one").graph is None


@pytest.mark.graph
@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("null", None),
        ("1.5", 1.5),
        ("0.0 / 0.0", "nan"),
        ("date('2020-02-01')", "2020-02-01"),
        ("duration('P1D')", "P1D"),
        ("true", True),
        ("[1, 'a', null]", [1, "a", None]),
        ("{a: {b: 1}}", {"a": {"b": 1}}),
        ("9007199254740993", 9007199254740993),
        ("point({x: 1, y: 2})", {"$type": "point", "srid": 7203, "coordinates": [1.0, 2.0]}),
        ("'<b>'", "<b>"),
    ],
)
def test_every_kind_of_value_fits_json(sample: Graph, expression: str, value: Any) -> None:
    assert answer(sample, f"RETURN {expression} AS v").rows == [[value]]


@pytest.mark.graph
@pytest.mark.parametrize(("limit", "truncated"), [(9, True), (10, False), (11, False)])
def test_a_result_over_the_limit_says_that_there_is_more(sample: Graph, limit: int, truncated: bool) -> None:
    found = answer(sample, "UNWIND range(1, 10) AS i RETURN i", limit=limit)

    assert (len(found.rows), found.truncated) == (min(limit, 10), truncated)


@pytest.mark.graph
@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("RETURN b", 1, 8),
        ("MATCH (a)\nRETURN b", 2, 8),
        ("MATCH (a) RETURN a.", 1, 20),
        ("  MATCH (a)\n\n  RETRN a", 3, 3),
    ],
)
def test_a_fault_is_placed_where_it_stands_in_the_readers_text(
    sample: Graph, query: str, line: int, column: int
) -> None:
    with pytest.raises(QueryFailed) as caught:
        answer(sample, query)

    assert caught.value.position == QueryPosition(line, column)
    assert "EXPLAIN" not in str(caught.value)


@pytest.mark.graph
def test_an_answer_that_is_too_large_is_stopped(sample: Graph) -> None:
    with pytest.raises(QueryStopped, match="larger than"):
        answer(sample, "UNWIND range(1, 120000) AS i RETURN $text AS t", limit=100_000, text="x" * 200)


def test_parameters_have_a_most_size_and_depth() -> None:
    deep: list[Any] = []
    for _ in range(30):
        deep = [deep]

    with pytest.raises(QueryRefused, match="bytes"):
        check_parameters({"a": "x" * 300_000})
    with pytest.raises(QueryRefused, match="deep"):
        check_parameters({"a": deep})


def test_what_is_refused_says_where() -> None:
    with pytest.raises(QueryRefused, match=r"line 2, column 8"):
        check_text("MATCH (a)\nRETURN file()", {})


@pytest.mark.parametrize(
    "pattern",
    [
        "(?i).*graph.*",
        "Yinghui.*",
        "[A-Z][a-z]+ (Xu|Li)",
        r"10\.\d{4,9}/.+",
        ".*neural.*",
        "a|b",
        "colou?r",
        r"\p{Lu}.*",
    ],
)
def test_a_plain_pattern_passes(pattern: str) -> None:
    assert objection(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        "(a*)*",
        "(a+)+",
        "(a|b)+",
        ".*.*.*",
        "a*a*a*a*",
        r"(a)\1",
        "(?=a)",
        "(?<n>a)",
        r"\Qa\E",
        "a{1,9}a{1,9}a{1,9}",
        "x" * 201,
    ],
)
def test_a_pattern_that_may_run_away_is_named_with_its_reason(pattern: str) -> None:
    assert objection(pattern)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", {}),
        ('{"a": 1}', {"a": 1}),
        ("a=1\nb = two", {"a": 1, "b": "two"}),
        ("id=sample:x", {"id": "sample:x"}),
    ],
)
def test_parameters_are_read_as_json_or_as_lines(text: str, value: dict[str, Any]) -> None:
    assert read_parameters(text) == value


@pytest.mark.parametrize("text", ["{", "nonsense", "1x=2", "{" * 5000])
def test_parameters_that_are_neither_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_parameters(text)


@pytest.mark.graph
def test_the_api_answers_with_columns_rows_and_time(client: FlaskClient) -> None:
    body = client.post(
        "/api/v1/cypher", json={"query": "RETURN $a + 1 AS b", "parameters": {"a": 1}}
    ).get_json()

    assert (body["columns"], body["rows"], body["truncated"]) == (["b"], [[2]], False)
    assert body["milliseconds"] > 0


@pytest.mark.graph
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"query": "CREATE (:Bad)"}, 403, "query_refused"),
        ({"query": "RETURN b"}, 400, "query_failed"),
        ({"query": 1}, 400, "bad_request"),
        ({"query": "RETURN 1", "parameters": []}, 400, "bad_request"),
        ({"query": "RETURN 1", "x": 1}, 400, "bad_request"),
        ([], 400, "bad_request"),
    ],
)
def test_the_api_says_what_is_wrong_in_one_shape(
    client: FlaskClient, body: object, status: int, code: str
) -> None:
    response = client.post("/api/v1/cypher", json=body)

    assert (response.status_code, response.get_json()["error"]["code"]) == (status, code)


@pytest.mark.graph
def test_a_stopped_query_has_to_be_changed_and_is_not_to_be_sent_again(client: FlaskClient) -> None:
    query = f"UNWIND range(1, 1000) AS i RETURN '{'x' * 15_000}' AS t"
    response = client.post("/api/v1/cypher", json={"query": query})
    page = client.post("/console", data={"query": query})

    assert (response.status_code, response.get_json()["error"]["code"]) == (422, "query_stopped")
    assert page.status_code == 400
    assert "The query was stopped" in page.get_data(as_text=True)
    assert "Retry-After" not in response.headers
    assert "Retry-After" not in page.headers


@pytest.mark.graph
def test_the_api_takes_no_huge_body(client: FlaskClient) -> None:
    assert (
        client.post(
            "/api/v1/cypher", json={"query": "RETURN 1", "parameters": {"a": "x" * 500_000}}
        ).status_code
        == 413
    )


@pytest.mark.graph
def test_an_address_fills_in_the_query_and_does_not_run_it(client: FlaskClient) -> None:
    page = client.get("/console", query_string={"query": "RETURN 'never' + 'theless'", "p.id": "x"}).get_data(
        as_text=True
    )

    assert "RETURN &#39;never&#39;" in page
    assert 'id="answer"' not in page


@pytest.mark.graph
def test_the_page_runs_a_form_and_escapes_what_it_shows(client: FlaskClient) -> None:
    page = client.post("/console", data={"query": "RETURN '<script>' AS `<b>`"}).get_data(as_text=True)

    assert "&lt;script&gt;" in page
    assert "<td><script>" not in page
    assert "<b>" not in page


@pytest.mark.graph
def test_a_fault_keeps_the_query_and_the_parameters(client: FlaskClient) -> None:
    response = client.post("/console", data={"query": "RETURN\nb", "parameters": "a=1"})
    page = response.get_data(as_text=True)

    assert response.status_code == 400
    assert "Line 2, column 1" in page
    assert "RETURN\nb</textarea>" in page
    assert "a=1</textarea>" in page


@pytest.mark.parametrize(
    ("value", "cell"), [("=1+1", "'=1+1"), ("@x", "'@x"), (-5, "-5"), ("plain", "plain"), (None, "")]
)
def test_a_csv_cell_cannot_be_a_formula(value: Any, cell: str) -> None:
    assert safe_cell(value) == cell


@pytest.mark.graph
@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["RETURN $a AS a", "-p", "a=[1]", "--format", "json"], '"rows": [\n  [\n   [\n    1\n'),
        (["RETURN '=1' AS a, 2 AS b", "--format", "csv"], "a,b\r\n'=1,2"),
        (["RETURN 'seen' AS a"], "seen"),
        (["-", "--format", "csv"], "from-input"),
    ],
)
def test_the_command_prints_the_answer(
    sample_server: Any, sample: Graph, monkeypatch: pytest.MonkeyPatch, arguments: list[str], shown: str
) -> None:
    monkeypatch.setenv("NEO4J_URI", sample_server.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", sample_server.password)

    result = CliRunner().invoke(cypher, arguments, input="RETURN 'from-input' AS a")

    assert result.exit_code == 0
    assert shown.replace("\r\n", "\n") in result.stdout.replace("\r\n", "\n")
