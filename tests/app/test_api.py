import json
from dataclasses import fields
from typing import Any

import pytest
from flask.testing import FlaskClient

from peergraph.app.reads.gathered import InstitutionPage, TopicPage
from peergraph.app.reads.models import AuthorPage, PaperPage, Stats
from peergraph.app.reads.parts import WorkList

ADA = "orcid:0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("authors/sample:pan-pan", AuthorPage),
        ("authors/sample:pan-pan/works", WorkList),
        ("papers/doi:10.1609/aaai.v35i2.16182", PaperPage),
        ("topics/area:computer-vision", TopicPage),
        ("institutions/name:alibaba-group", InstitutionPage),
        ("stats", Stats),
    ],
)
def test_an_answer_holds_the_fields_of_its_page_in_their_order(
    client: FlaskClient, path: str, shape: type[Any]
):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    assert list(json.loads(answer.data)) == [field.name for field in fields(shape)]


def test_works_keep_the_agreed_shape(client: FlaskClient):
    body: Any = client.get("/api/v1/authors/sample:pan-pan/works?limit=2&listed=1").json

    assert (len(body["works"]), body["total"], body["next"]) == (2, 26, 2)
    assert {"id", "title", "year", "authors"} <= body["works"][0].keys()


def test_a_filter_for_a_year_without_works_is_an_empty_list(client: FlaskClient):
    body: Any = client.get("/api/v1/authors/sample:pan-pan/works?year=1900").json
    assert (body["works"], body["total"], body["next"]) == ([], 0, None)


def test_a_path_keeps_the_agreed_shape(client: FlaskClient):
    body: Any = client.get("/api/v1/path?from=sample:hongxia-yang&to=sample:pan-pan").json
    assert body["state"] == "found"
    assert len(body["steps"]) == body["hops"]


def test_another_identifier_redirects_to_the_current_one_and_keeps_the_parameters(
    library_client: FlaskClient,
):
    answer = library_client.get("/api/v1/authors/https://openalex.org/A1001/works?year=2021&limit=5")

    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/api/v1/authors/{ADA}/works?year=2021&limit=5"
    body: Any = library_client.get(answer.headers["Location"]).json
    assert body["total"] == 1


def test_an_id_with_slashes_is_told_from_what_follows_it(library_client: FlaskClient):
    paper: Any = library_client.get("/api/v1/papers/doi:10.5555/one//a").json
    authors: Any = library_client.get("/api/v1/papers/doi:10.5555/one//a/authors").json
    cited: Any = library_client.get("/api/v1/papers/doi:10.5555/one//a/references").json

    assert paper["id"] == "doi:10.5555/one//a"
    assert authors["total"] == 2
    assert [row["id"] for row in cited["papers"]] == ["openalex:W1002"]


@pytest.mark.parametrize(
    "path",
    ["papers/openalex:W1002/citations", "topics/openalex:T1001/papers", "institutions/ror:05dxps055/papers"],
)
def test_lists_have_pages_of_their_own(library_client: FlaskClient, path: str):
    body: Any = library_client.get(f"/api/v1/{path}?offset=0").json
    assert body["papers"]
    after: Any = library_client.get(f"/api/v1/{path}?offset=1000").json
    assert (after["papers"], after["next"]) == ([], None)


def test_names_are_sent_as_they_are_written(library_client: FlaskClient):
    assert "小林 健" in library_client.get("/api/v1/search?q=小林").get_data(as_text=True)


def test_stats_count_what_is_there(library_client: FlaskClient):
    body: Any = library_client.get("/api/v1/stats").json
    counted = {
        name: body[name]
        for name in ("papers", "authors", "authorships", "citations", "first_year", "last_year")
    }
    assert counted == {
        "papers": 5,
        "authors": 5,
        "authorships": 9,
        "citations": 1,
        "first_year": 2018,
        "last_year": 2022,
    }
