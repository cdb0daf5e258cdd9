"""Citable snapshots: exact bytes under a hash, asked again, and what has changed."""

import hashlib
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from peergraph.app.explore.view import View
from peergraph.app.snapshots.changes import compare
from peergraph.app.snapshots.document import Document, encode, sha256
from peergraph.app.snapshots.question import ViewQuestion
from peergraph.app.store.snapshots import store_snapshot
from peergraph.cypher.data_version import data_version
from peergraph.cypher.graph import Graph
from peergraph.loaders.records import PaperRecord

from .conftest import ADA, BEN, CEM, load

QUERY = "MATCH (a:Author)-[:AUTHORED]->(p:Paper) RETURN a, count(p) AS papers ORDER BY a.id"
ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def ada(library_client: FlaskClient) -> str:
    return library_client.get("/api/v1/authors/orcid:0000-0002-1825-0097").json["id"]


def freeze(client: FlaskClient, **question: Any) -> dict[str, Any]:
    answer = client.post("/api/v1/snapshots", json=question)
    assert answer.status_code == 201, answer.text
    return answer.json


def changes(client: FlaskClient, id: str) -> dict[str, Any]:
    answer = client.get(f"/api/v1/snapshots/{id}/changes").json
    return {"same": answer["same"]} | {part["name"]: part for part in answer["changes"]}


def labels(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["label"] for entry in entries]


def add_a_paper(graph: Graph) -> None:
    """Write one more paper by Ada, Ben and Cem, as a load would."""
    load(
        graph,
        PaperRecord(
            "mine", "new", ("mine:new",), "A new paper", "2024-02-01", 2024, authorships=(ADA, BEN, CEM)
        ),
    )


def test_the_hash_is_that_of_the_file_byte_by_byte(library_client: FlaskClient) -> None:
    snapshot = freeze(library_client, query=QUERY)

    file = library_client.get(snapshot["json"])

    assert hashlib.sha256(file.data).hexdigest() == snapshot["sha256"]
    assert file.mimetype == "application/json"
    assert json.loads(file.data)["data_version"] == snapshot["data_version"]
    assert snapshot["sha256"] in snapshot["citation"]
    assert f"/snapshots/{snapshot['id']}" in snapshot["citation"]


def test_the_same_answer_on_the_same_day_is_the_same_snapshot(library_client: FlaskClient) -> None:
    first = freeze(library_client, query=QUERY)

    again = library_client.post("/api/v1/snapshots", json={"query": QUERY})

    assert again.status_code == 200
    assert again.json["id"] == first["id"]


def test_a_query_asked_again_tells_rows_that_are_new_and_changed(
    library: Graph, library_client: FlaskClient
) -> None:
    snapshot = freeze(library_client, query=QUERY)
    assert changes(library_client, snapshot["id"])["same"]

    load(library, PaperRecord("mine", "new", ("mine:new",), "New", "2024-02-01", 2024, authorships=(CEM,)))

    rows = changes(library_client, snapshot["id"])["rows"]
    assert [change["entry"]["label"].split(" · ")[0] for change in rows["changed"]] == ["Cem O’Neill"]
    assert (rows["changed"][0]["before"], rows["changed"][0]["after"]) == ("papers: 2", "papers: 3")
    assert (rows["new_total"], rows["gone_total"]) == (0, 0)


def test_a_picture_asked_again_tells_nodes_and_lines_that_are_new(
    library: Graph, library_client: FlaskClient, ada: str
) -> None:
    snapshot = freeze(library_client, view={"focus": [f"author:{ada}"]})
    before = changes(library_client, snapshot["id"])

    add_a_paper(library)

    after = changes(library_client, snapshot["id"])
    assert before["same"]
    assert not after["same"]
    assert "A new paper" in labels(after["nodes"]["new"])
    assert after["lines"]["new_total"] >= 2


def test_a_comparison_asked_again_tells_papers_that_are_new(
    library: Graph, library_client: FlaskClient, ada: str
) -> None:
    snapshot = freeze(library_client, authors=[ada, "openalex:A1002"])

    add_a_paper(library)

    found = changes(library_client, snapshot["id"])
    assert labels(found["papers"]["new"]) == ["A new paper"]
    assert found["pairs"]["changed_total"] == 1


def test_the_frozen_bytes_do_not_change_when_the_graph_does(
    library: Graph, library_client: FlaskClient
) -> None:
    snapshot = freeze(library_client, query=QUERY)
    before = library_client.get(snapshot["json"]).data

    add_a_paper(library)

    assert library_client.get(snapshot["json"]).data == before


def test_rows_without_entities_are_told_apart_by_their_first_column_or_as_a_whole() -> None:
    def rows(*cells: list[Any]) -> dict[str, Any]:
        return {"columns": ["year", "n"], "rows": list(cells)}

    (keyed,) = compare("query", rows([2020, 1], [2021, 2]), rows([2021, 3], [2022, 1]))
    (whole,) = compare("query", rows([1, 1], [1, 2]), rows([1, 2], [1, 3]))

    assert (keyed.new_total, keyed.gone_total, keyed.changed_total) == (1, 1, 1)
    assert (keyed.changed[0].before, keyed.changed[0].after) == ("n: 2", "n: 3")
    assert (whole.new_total, whole.gone_total, whole.changed_total, whole.same) == (1, 1, 0, 1)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ({"query": "MATCH (a) DETACH DELETE a"}, 403),
        ({"query": "MATCH (a) RETURN b"}, 400),
        ({"query": ""}, 400),
        ({}, 400),
        ({"query": "RETURN 1", "view": {"focus": ["author:mine:a"]}}, 400),
        ({"query": "RETURN 1", "answer": [[2]]}, 400),
        ({"view": {"focus": ["author:mine:nobody"]}}, 404),
        ({"authors": ["mine:nobody", "mine:else"]}, 404),
        ({"authors": ["mine:nobody"]}, 400),
    ],
)
def test_what_cannot_be_asked_is_not_frozen(
    library_client: FlaskClient, question: dict[str, Any], status: int
) -> None:
    answer = library_client.post("/api/v1/snapshots", json=question)

    assert answer.status_code == status
    assert answer.json["error"]["message"]


def test_a_form_of_this_site_freezes_and_leads_to_the_page(library_client: FlaskClient) -> None:
    answer = library_client.post(
        "/snapshots",
        data={"query": "RETURN $n AS n", "parameters": "n=3"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    page = library_client.get(answer.headers["Location"])
    assert answer.status_code == 303
    assert "RETURN $n AS n" in page.text


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
def test_a_form_of_another_site_freezes_nothing(library_client: FlaskClient, headers: dict[str, str]) -> None:
    answer = library_client.post("/snapshots", data={"query": "RETURN 1"}, headers=headers)

    assert answer.status_code == 403


def test_a_stored_view_is_frozen_by_its_id(library_client: FlaskClient, ada: str) -> None:
    id = library_client.post("/api/v1/views", json={"focus": [f"author:{ada}"], "title": "Ada"}).json["id"]

    answer = library_client.post("/snapshots", data={"view": id})

    page = html.document_fromstring(library_client.get(answer.headers["Location"]).text)
    assert page.findtext(".//h1") == "Ada"
    assert page.xpath("//figure//*[local-name()='svg']//*[local-name()='title'][text()='Ada']")
    assert page.xpath("//figure//*[local-name()='circle']")


def test_a_page_shows_what_has_changed_after_a_button_and_keeps_hostile_texts_as_texts(
    library: Graph, library_client: FlaskClient, ada: str
) -> None:
    snapshot = freeze(library_client, view={"focus": [f"author:{ada}"], "title": ATTACK})
    load(library, PaperRecord("mine", "bad", ("mine:bad",), ATTACK, "2024-02-01", 2024, authorships=(ADA,)))

    text = library_client.post(f"/snapshots/{snapshot['id']}").text

    page = html.document_fromstring(text)
    assert ATTACK in page.xpath("//ul[contains(@class, 'kept-entries')]/li/a/text()")
    assert not page.xpath("//script[contains(text(), 'alert')] | //img | //*[@style]")


def test_a_question_that_fails_today_leaves_the_snapshot_readable(
    library_client: FlaskClient, ada: str, empty_again: Any
) -> None:
    snapshot = freeze(library_client, view={"focus": [f"author:{ada}"]})

    empty_again()

    answer = library_client.post(f"/snapshots/{snapshot['id']}")
    assert answer.status_code == 200
    assert "could not be asked again" in answer.text
    assert library_client.get(f"/snapshots/{snapshot['id']}").status_code == 200


def test_a_snapshot_of_another_time_that_cannot_be_drawn_is_still_a_page_and_a_file(
    library_app: Flask, library_client: FlaskClient
) -> None:
    question = ViewQuestion(View(("author:mine:ada",)))
    content = encode(Document("Old", question, {"nodes": [{"shape": "round"}]}, "v", "2020-01-01"))
    with library_app.test_request_context():
        id = store_snapshot("view", content, sha256(content)).id

    assert "cannot draw the picture any more" in library_client.get(f"/snapshots/{id}").text
    assert library_client.get(f"/snapshots/{id}.json").data == content


@pytest.mark.parametrize(
    "path", ["/snapshots/aaaaaaaaaaaa", "/snapshots/aaaaaaaaaaaa.json", "/api/v1/snapshots/x"]
)
def test_an_unknown_snapshot_is_not_found(library_client: FlaskClient, path: str) -> None:
    assert library_client.get(path).status_code == 404


def test_the_data_version_changes_with_the_data_and_only_then(library: Graph) -> None:
    first = data_version(library)
    load(
        library,
        PaperRecord("mine", "four", ("mine:four",), "On four", "2024-01-01", 2019, authorships=(CEM,)),
    )
    add_a_paper(library)

    assert data_version(library) == data_version(library)
    assert data_version(library) != first
