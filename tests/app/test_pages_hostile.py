import pytest
from flask import Flask
from flask.testing import FlaskClient

from peergraph.app import create_app
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.records import Authorship, PaperRecord, TopicMention

from .test_pages import read


@pytest.fixture
def hostile_app(empty_graph: Graph) -> Flask:
    nasty = "<script>alert(1)</script> & \"x\" 'y' $\\omega<1$ {{ 7*7 }}"
    people = (Authorship(f"Eve {nasty}", 1, ("openalex:A7",)), Authorship("Bob", 2, ("openalex:A8",)))
    paper = PaperRecord(
        "mine", "xss", ("mine:xss",), nasty, "2024-01-01", 2020, authorships=people, venue=nasty, comments=nasty,
        abstract=nasty, code_url="javascript:alert(1)", topics=(TopicMention(nasty, "topic", ("openalex:T7",)),),
    )  # fmt: skip
    write_batch(empty_graph, [arrival(paper, "2024-01-01T00:00:00Z")], "test")
    return create_app(Settings(NEO4J_URI="bolt://unused:1"), empty_graph)


@pytest.mark.parametrize(
    "path", ["/papers/mine:xss", "/authors/openalex:A7", "/topics/openalex:T7", "/search?q=alert", "/"]
)
def test_markup_in_data_is_shown_as_text(hostile_app: Flask, path: str):
    page = read(hostile_app.test_client(), path)
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page or path == "/"
    assert 'href="javascript:' not in page


@pytest.mark.parametrize("path", ["/search?q={}", "/shared?author={}", "/authors/{}", "/follow?author={}"])
def test_markup_in_an_address_is_shown_as_text(client: FlaskClient, path: str):
    page = client.get(path.format("%3Cscript%3Ealert(1)%3C/script%3E%22onload=%22")).text
    assert "<script>alert" not in page
    assert '"onload="' not in page
