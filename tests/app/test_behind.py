"""The Cypher behind a panel, opened in the console."""

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from peergraph.app.console.ask import ask
from peergraph.app.console.client import LOCAL
from peergraph.cypher.graph import Graph

XU = "/authors/sample:yinghui-xu"
PAGES = (
    "/",
    "/about",
    XU,
    f"{XU}?type=preprint",
    "/topics/keyword:large-language-models",
    "/institutions/name:alibaba-group",
    "/search?q=xu",
    "/shared?author=sample:yinghui-xu&author=sample:hao-li",
    "/explore?focus=author:sample:yinghui-xu",
    "/explore",
    "/papers/doi:10.1609/aaai.v36i10.21320",
    "/topics/area:computer-vision/people",
    "/venues/CVPR",
    "/compare?author=sample:yinghui-xu&author=sample:pan-pan",
    "/path?from=sample:yinghui-xu&to=sample:qiang-wang",
)


def _links(page: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="(/console/behind\?[^"]+)"', page)]


def _console(page: str) -> tuple[str, dict[str, object]]:
    query, parameters = (
        unescape(re.search(rf'<textarea[^>]*name="{name}"[^>]*>\n?([^<]*)</textarea>', page)[1])  # type: ignore[index]
        for name in ("query", "parameters")
    )
    return query, json.loads(parameters or "{}")


@pytest.mark.parametrize("page", PAGES)
def test_every_query_of_a_page_runs_in_the_console_as_it_was_read(
    client: FlaskClient, sample: Graph, page: str
) -> None:
    links = _links(client.get(page).text)
    assert links
    for link in links:
        query, parameters = _console(client.get(link).text)
        assert ask(sample, query, parameters, client=LOCAL, limit=10, seconds=10).columns


def test_a_panel_opens_with_its_query_and_the_parameters_of_its_page(client: FlaskClient) -> None:
    answer = client.get(f"/console/behind?page={XU}%3Ftype%3Dpreprint&query=author_works")
    query, parameters = _console(answer.text)
    assert query.startswith("MATCH") or query.startswith("CALL")
    assert parameters["id"] == "sample:yinghui-xu"
    assert parameters["type"] == "preprint"
    assert 'id="answer"' not in answer.text, "opening an address runs nothing"


@pytest.mark.parametrize(
    "page",
    [
        "https://example.org/",
        "//example.org/",
        "/console/behind?page=/&query=x",
        "about",
        "/console",
        "/nothing/here",
    ],
)
def test_only_the_pages_of_this_site_are_asked(client: FlaskClient, page: str) -> None:
    answer = client.get("/console/behind", query_string={"page": page, "query": "author_works"})
    assert answer.status_code == 400
    assert "page: must be the path of a page of this site" in answer.text


def test_a_query_that_the_page_does_not_read_is_not_found(client: FlaskClient) -> None:
    assert client.get(f"/console/behind?page={XU}&query=export_records").status_code == 404


def test_a_page_that_is_not_there_has_no_query(client: FlaskClient) -> None:
    assert client.get("/console/behind?page=/authors/nobody&query=author_works").status_code == 404
