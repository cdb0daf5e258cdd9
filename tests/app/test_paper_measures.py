"""What a paper's page and the API say of measures: the figure, its definition, its inputs and its date, or why not."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from playwright.sync_api import expect

from peergraph.app import create_app, freshness
from peergraph.app.console.schema_notes import NODES
from peergraph.cypher.graph import Graph
from peergraph.cypher.measured import LEAST_PAPERS, LEAST_USES, MEASURED, YEARS
from peergraph.cypher.settings import Settings
from peergraph.loaders.measures.run import measure
from peergraph.loaders.records import PaperRecord, TopicMention

from ..serving import serving
from .conftest import load

DOCS = (Path(__file__).parents[2] / "docs" / "paper-measures.md").read_text()
BOTANY = TopicMention("Botany", "area")
PAIRS = [("Moss", "Fern")] * 10 + [("Bark", "Root")] * 6 + [("Moss", "Bark")] * 5 + [("Fern", "Root")]


def paper(number: int, *keywords: str, **more: Any) -> PaperRecord:
    name = f"p{number:02}"
    topics = (*(TopicMention(word) for word in keywords), BOTANY)
    said = {"year": 2020, "cited_by_count": number, "topics": topics, **more}
    return PaperRecord("mine", name, (f"mine:{name}",), f"On {name}", "2024-01-01", **said)


@pytest.fixture
def herbs(empty_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An app on 22 papers of one year that can be compared, and one that cannot; nothing is computed yet."""
    monkeypatch.setattr(freshness, "SECONDS", 0)
    load(empty_graph, *(paper(number, *pair) for number, pair in enumerate(PAIRS)))
    load(empty_graph, paper(22, cited_by_count=None))
    app = create_app(Settings(NEO4J_URI="bolt://unused:1", PEERGRAPH_HOME=tmp_path), empty_graph)
    app.testing = True
    return app


@pytest.fixture
def served(herbs: Flask) -> Iterator[str]:
    """The address of the app, served for real."""
    with serving(herbs) as address:
        yield address


@pytest.fixture
def reader(herbs: Flask) -> FlaskClient:
    return herbs.test_client()


def words(client: FlaskClient, number: int, place: str = "measures") -> str:
    tree = html.fromstring(client.get(f"/papers/mine:p{number:02}").text)
    return " ".join(tree.get_element_by_id(place).text_content().split())


def test_a_page_shows_measures_with_what_they_are_computed_from_and_on_which_data(
    empty_graph: Graph, reader: FlaskClient
):
    summary = measure(empty_graph)

    said = words(reader, 21)

    assert "97.7 of 100 Its combination of topics, placed among the 22 comparable papers of its year" in said
    assert re.search("Its most unusual pair: (Fern with Root|Root with Fern)", said)
    assert "Of the other papers from 2016 to 2020, 0 have both; by chance it would be 2.9." in said
    assert "Here: 1 pair of topics, score -2.7." in said
    assert "Uzzi" in said
    assert "Cited 21 times, as mine counts; 100 is the most cited of its field and year." in said
    assert "Botany, 2020: 22 papers" in said
    assert f"on version {summary.version} of the data." in said
    assert "changed since" not in said


def test_too_little_data_is_said_with_the_reason(empty_graph: Graph, reader: FlaskClient):
    measure(empty_graph)

    said = words(reader, 22)

    assert said.count("Not enough data") == 2
    assert "Its sources give it fewer than two topics of one kind." in said
    assert "No source says how often it is cited." in said
    assert " 0 of 100" not in said


def test_what_was_never_computed_is_said_to_be_so(reader: FlaskClient):
    assert "have not been computed yet" in words(reader, 21)


def test_a_page_says_where_the_data_have_changed_since(empty_graph: Graph, reader: FlaskClient):
    measure(empty_graph)
    load(empty_graph, paper(30))

    assert "The data have changed since." in words(reader, 21)


def test_who_has_the_page_from_before_gets_the_measured_one(empty_graph: Graph, reader: FlaskClient):
    tag = reader.get("/papers/mine:p21").headers["ETag"]

    before = reader.get("/papers/mine:p21", headers={"If-None-Match": tag})
    measure(empty_graph)
    after = reader.get("/papers/mine:p21", headers={"If-None-Match": tag})

    assert (before.status_code, after.status_code) == (304, 200)


def test_the_api_tells_the_same_as_the_page(empty_graph: Graph, reader: FlaskClient):
    measure(empty_graph)

    said = reader.get("/api/v1/papers/mine:p21").get_json()["measures"]
    unsaid = reader.get("/api/v1/papers/mine:p22").get_json()["measures"]

    assert said["novelty"]["percentile"] == pytest.approx(100 * 21.5 / 22, abs=1e-9)
    assert {topic["label"] for topic in said["novelty"]["rarest"]["topics"]} == {"Fern", "Root"}
    assert said["citations"]["percentile"] == pytest.approx(100 * 21.5 / 22, abs=1e-9)
    assert said["citations"]["groups"] == [
        {"field": {"kind": "topic", "id": "area:botany", "label": "Botany"}, "papers": 22}
    ]
    assert unsaid["novelty"]["percentile"] is unsaid["citations"]["percentile"] is None
    assert unsaid["citations"]["missing"] == "No source says how often it is cited."


def test_the_most_unusual_paper_never_reads_100_and_the_least_never_0_below_it(herbs: Flask):
    place = herbs.jinja_env.filters["place"]

    with herbs.test_request_context("/"):
        assert [place(value) for value in (99.99, 100.0, 97.727, 0.0)] == ["99.9", "100", "97.7", "0"]


def test_every_computed_property_is_known_to_the_console_and_the_docs():
    (notes,) = (note for note in NODES if note.name == "Paper")

    assert set(MEASURED) <= {name for name, _meaning in notes.properties}
    assert set(MEASURED) == set(re.findall(r"^\| `(\w+)` \|", DOCS, re.MULTILINE))


def test_the_docs_have_the_numbers_of_the_code():
    assert f"of the {YEARS - 1} years before" in DOCS
    assert f"fewer than {LEAST_USES} of the N papers" in DOCS
    assert f"fewer than {LEAST_PAPERS} there is none" in DOCS
    assert f"fewer than {LEAST_PAPERS} papers it has none" in DOCS


@pytest.mark.browser
def test_a_keyboard_opens_how_a_measure_is_told_on_a_phone(empty_graph: Graph, served: str, browser: Any):
    measure(empty_graph)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{served}/papers/mine:p21")

    summary = page.locator("#measures summary").first
    summary.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("hypergeometric")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
