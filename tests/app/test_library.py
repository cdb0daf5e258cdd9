"""The canned queries: each finds something in the sample, or in a graph that has what it needs."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from peergraph.app.console.ask import ask
from peergraph.app.console.client import LOCAL
from peergraph.app.console.fields import Field, guessed_kind, typed_value
from peergraph.app.console.library import GROUPS, NEEDS, CannedQuery, library, library_groups
from peergraph.app.parameters import ParameterError
from peergraph.cypher.graph import Graph
from peergraph.loaders.records import Authorship, PaperRecord

from .conftest import ADA, BEN, CEM, NETWORKS, load

PERSON = "sample:yinghui-xu"
EVERYWHERE = [name for name, query in library().items() if not query.needs]
ELSEWHERE = {
    "cited_together": {"paper_id": "mine:bad"},
    "disagreeing_sources": {},
    "most_cited_in_topic": {"topic_id": "openalex:T1001"},
    "references_not_in_the_graph": {},
    "retracted_papers": {},
    "retracted_papers_cited": {"author_id": "mine:cem-o-neill"},
    "same_title_papers": {},
    "who_cites_an_author": {"author_id": "openalex:A1002"},
}
"""The queries that find nothing in the sample, with parameters for the graph below."""


def rows(graph: Graph, name: str, **parameters: Any) -> list[list[Any]]:
    query = library()[name]
    return ask(
        graph, query.text, query.example | parameters, client=LOCAL, limit=100, seconds=30, picture=False
    ).rows


def labels(found: list[list[Any]], column: int = 0) -> list[str]:
    return [row[column]["label"] for row in found]


def paper(name: str, *authors: Authorship, source: str = "mine", **facts: Any) -> PaperRecord:
    identifiers = facts.pop("identifiers", (f"mine:{name}",))
    title = facts.pop("title", f"On {name}")
    return PaperRecord(
        source, name, identifiers, title, "2024-01-01", facts.pop("year", 2020), authorships=authors, **facts
    )


@pytest.fixture
def cited(library: Graph) -> Graph:
    """The invented graph, with a retracted paper, papers that cite it, and a paper of which two sources differ."""
    long = "A title that is long enough to tell papers by"
    load(
        library,
        paper("bad", BEN, retracted=True, topics=(NETWORKS,)),
        paper("citing", CEM, references=("mine:bad", "openalex:W1002", "mine:elsewhere"), year=2023),
        paper("both", ADA, BEN, identifiers=("doi:10.5555/both",)),
        paper("both", ADA, source="openalex", identifiers=("doi:10.5555/both",)),
        paper("twice", ADA, title=long),
        paper("again", ADA, title=long.upper()),
    )
    return library


@pytest.mark.graph
@pytest.mark.parametrize("name", EVERYWHERE)
def test_an_example_returns_rows_on_the_sample(sample: Graph, name: str) -> None:
    assert rows(sample, name)


def test_there_are_enough_of_them_and_each_stands_in_one_group() -> None:
    shown = [query.name for group in library_groups() for query in group.queries]

    assert len(EVERYWHERE) >= 28
    assert sorted(shown) == sorted(library())
    assert {query.needs for query in library().values()} <= {"", *NEEDS}
    assert all(group.queries for group in library_groups())
    assert [group.name for group in library_groups()] == list(GROUPS)


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_a_query_says_what_it_is_for_and_what_it_takes(query: CannedQuery) -> None:
    assert query.title
    assert query.purpose.endswith(".")
    assert {field.name for field in query.fields} == set(query.example)
    assert all(field.meaning and field.example for field in query.fields)
    assert "$limit" in query.text or query.name == "path_between"


@pytest.mark.graph
def test_what_the_sample_has_not_is_found_where_it_is(cited: Graph) -> None:
    assert set(ELSEWHERE) == set(library()) - set(EVERYWHERE)

    found = {name: rows(cited, name, **parameters) for name, parameters in ELSEWHERE.items()}

    assert labels(found["cited_together"]) == ["On two"]
    assert [row[2:] for row in found["disagreeing_sources"]] == [[["mine"], ["openalex"]]]
    assert labels(found["disagreeing_sources"], 1) == ["Ben Žižka"]
    assert sorted(labels(found["most_cited_in_topic"])) == ["On bad", "On two"]
    assert {row[0] for row in found["references_not_in_the_graph"]} == {"mine:elsewhere", "openalex:W1999"}
    assert [row[2] for row in found["retracted_papers"]] == [1]
    assert labels(found["retracted_papers_cited"]) == ["On bad"]
    assert labels(found["retracted_papers_cited"], 1) == ["On citing"]
    assert [len(row[1]) for row in found["same_title_papers"]] == [2]
    assert labels(found["who_cites_an_author"]) == ["Cem O’Neill"]


@pytest.mark.graph
def test_people_to_meet_are_those_of_ones_co_authors_whom_one_has_not_written_with(library: Graph) -> None:
    ada = "orcid:0000-0002-1825-0097"

    assert labels(rows(library, "people_to_meet", author_id=ada)) == ["小林 健"]
    assert labels(rows(library, "common_coauthors", author_id=ada, other_id="mine:cem-o-neill")) == []


@pytest.mark.graph
def test_people_who_joined_and_left_are_told_by_the_years_of_their_papers(sample: Graph) -> None:
    joined = rows(sample, "institution_joined")
    left = rows(sample, "institution_left")

    assert all(row[1] >= 2020 for row in joined)
    assert all(row[1] < 2023 and row[2] for row in left)


@pytest.mark.graph
def test_a_form_suggests_entities_and_shows_their_names(client: FlaskClient) -> None:
    page = html.document_fromstring(client.get("/console/reviewers_without_ties").text)

    kinds = page.xpath("//form[@id='console-form']//input/@data-suggest")
    assert kinds == ["author", "topic"]
    assert page.xpath("//input[@name='author_id']/@data-label") == ["Yinghui Xu"]
    assert page.xpath("//*[@class='field-name small']/a/text()") == ["Yinghui Xu", "Computer Vision"]


@pytest.mark.graph
def test_a_form_takes_a_name_an_id_or_an_address(client: FlaskClient) -> None:
    for written in ("Yinghui Xu", PERSON):
        page = client.post("/console/collaborator_neighbourhood", data={"author_id": written, "limit": "5"})

        assert page.status_code == 200
        assert 'href="/authors/sample:pan-pan"' in page.text


@pytest.mark.graph
def test_a_name_that_several_have_is_asked_about_with_the_other_fields_kept(client: FlaskClient) -> None:
    page = client.post("/console/collaborator_neighbourhood", data={"author_id": "xu", "limit": "5"})

    links = html.document_fromstring(page.text).xpath("//ol[@class='results']//a/@href")
    assert f"/console/collaborator_neighbourhood?author_id={PERSON}&limit=5" in links


@pytest.mark.graph
def test_a_field_that_cannot_be_used_is_named(client: FlaskClient) -> None:
    answer = client.post("/console/collaborator_neighbourhood", data={"author_id": PERSON, "limit": "x"})
    nobody = client.post("/console/collaborator_neighbourhood", data={"author_id": "qqqq", "limit": "5"})

    assert answer.status_code == 400
    assert "limit: must be a number" in answer.text
    assert "Nothing here has this name" in nobody.text


@pytest.mark.graph
def test_a_form_is_filled_in_with_what_this_graph_has(library_client: FlaskClient) -> None:
    page = html.document_fromstring(library_client.get("/console/common_coauthors").text)
    values = {each.name: each.value for each in page.xpath("//form[@id='console-form']//input[@name]")}
    console = library_client.get("/console").text

    people = [values["author_id"], values["other_id"]]
    assert len(set(people)) == 2
    assert [library_client.get(f"/api/v1/authors/{id}").status_code for id in people] == [200, 200]
    assert f"Author {{id: &#39;{people[0]}&#39;}}" in console


@pytest.mark.graph
def test_a_canned_query_gives_its_rows_to_programs(client: FlaskClient) -> None:
    rows = client.get("/q/collaborator_neighbourhood.json?author_id=Yinghui+Xu&limit=3")
    file = client.get("/q/collaborator_neighbourhood.csv")
    page = client.get("/q/collaborator_neighbourhood?limit=3")
    unknown = client.get("/q/collaborator_neighbourhood.json?author=x")

    assert rows.json["parameters"] == {"author_id": PERSON, "limit": 3}
    assert (len(rows.json["rows"]), rows.json["url"]) == (3, "/console/collaborator_neighbourhood")
    assert file.text.lstrip("\ufeff").startswith("person,")
    assert len(file.text.splitlines()) == 26
    assert (page.status_code, page.location) == (302, "/console/collaborator_neighbourhood?limit=3")
    assert "it takes author_id, limit" in unknown.json["error"]["message"]
    assert 'href="/q/collaborator_neighbourhood.json?author_id=' in client.get(page.location).text


def test_an_unknown_canned_query_is_not_found(client: FlaskClient) -> None:
    assert client.get("/console/nothing").status_code == 404


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("author_id", None, "author"),
        ("other_institution_id", None, "institution"),
        ("paper", None, "paper"),
        ("authority", None, "text"),
        ("since", None, "year"),
        ("first_year", "2020", "year"),
        ("limit", "5", "number"),
        ("x", 0.5, "number"),
        ("x", True, "text"),
        ("names", ["a"], "list"),
    ],
)
def test_what_a_parameter_is_can_be_guessed(name: str, value: object, kind: str) -> None:
    assert guessed_kind(name, value) == kind


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("number", " -3 ", -3),
        ("number", "0.5", 0.5),
        ("year", "2020", 2020),
        ("list", "a, b", ["a", "b"]),
        ("text", " a ", "a"),
        ("author", "mine:ada", "mine:ada"),
    ],
)
def test_a_field_gives_a_typed_value(kind: Any, text: str, value: object) -> None:
    assert typed_value(Field("x", kind, "X", ""), text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "1e9"), ("number", "٣"), ("number", "1" * 20), ("number", "nan"), ("number", "--1"),
        ("year", "2020.5"),
        ("text", " "), ("text", "a" * 501),
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused_by_its_name(kind: Any, text: str) -> None:
    with pytest.raises(ParameterError, match=r"^x: "):
        typed_value(Field("x", kind, "X", ""), text)
