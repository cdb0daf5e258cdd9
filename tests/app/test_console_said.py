"""Why a query gave no answer: in the reader's language on pages, in English for programs, logs and the audit."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from peergraph.app.console import notes
from peergraph.app.console.client import Client
from peergraph.app.console.door import Door, Lane
from peergraph.app.console.errors import ConsoleBusy
from peergraph.app.console.guard import check_parameters, check_text
from peergraph.app.console.ledger import Ledger
from peergraph.app.console.limits import Bounds
from peergraph.app.later import counted_later, later, told
from peergraph.cypher.errors import QueryRefused

from .hostile import PARAMETERS, REFUSED
from .hostile_growth import GROWTH
from .hostile_modern import MODERN

PRODUCT = "MATCH (a), (b), (c), (d) WHERE a.name > b.name + c.name + d.name RETURN count(*)"


def refusals() -> dict[str, QueryRefused]:
    """Return what the guard says of all hostile queries that it refuses by their text, each once."""
    asked = [(text, PARAMETERS) for text in REFUSED.values()] + list(MODERN.values()) + list(GROWTH.values())
    found: dict[str, QueryRefused] = {}
    for text, given in asked:
        try:
            check_parameters(given)
            check_text(text, given)
        except QueryRefused as error:
            found[str(error)] = error
    return found


@pytest.mark.parametrize("language", ["de", "zh"])
def test_all_that_the_guard_says_of_a_text_is_said_in_the_language_of_the_page(
    app: Flask, language: str
) -> None:
    found = refusals()
    with app.test_request_context(f"/console?lang={language}"):
        english = [said for said, error in found.items() if told(error) == said]

    assert len(found) > 60
    assert english == []


def test_a_place_and_a_number_are_said_as_the_language_does(app: Flask) -> None:
    with app.test_request_context("/?lang=de"), pytest.raises(QueryRefused) as caught:
        check_text("RETURN 1; RETURN 2", {})
    with app.test_request_context("/?lang=de"):
        assert "(Zeile 1, Spalte 9)" in told(caught.value)
        assert "1.234" in told(
            later("The query has %(count)s XORs; %(most)s are the most.", count=1234, most=6)
        )
    assert "(line 1, column 9)" in str(caught.value)


def test_what_a_reader_wrote_is_no_key_of_a_text_and_no_form_of_one(app: Flask) -> None:
    with app.test_request_context("/?lang=de"):
        assert told(later("%(name)s: %(message)s", name="%(message)s %s %", message="is missing")) == (
            "%(message)s %s %: is missing"
        )
        assert told("is missing") == "is missing"


def test_a_count_has_the_form_that_its_number_wants(app: Flask) -> None:
    texts = (
        "The console already runs %(num)s query. Try again in a few seconds.",
        "The console already runs %(num)s queries. Try again in a few seconds.",
    )
    with app.test_request_context("/?lang=de"):
        assert [" ".join(told(counted_later(*texts, num)).split()[4:6]) for num in (1, 2)] == [
            "1 Abfrage",
            "2 Abfragen",
        ]


def test_what_is_noted_stays_english_whoever_asks(app: Flask, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    door = Door(ledger, Bounds(per_client=0))
    client = Client("192.0.2.1", door)
    with app.test_request_context("/console?lang=de"):
        with pytest.raises(ConsoleBusy) as caught, client.place("run", 1, Lane.ANSWER):
            pass
        notes.keep(client, notes.Note("console_busy", str(caught.value), 1.0, 9, "run"))
    with ledger.writing() as file:
        ((reason,),) = file.execute("SELECT reason FROM notes").fetchall()
    assert reason == "You already run 0 queries; 0 at once are the most."


@pytest.mark.graph
def test_a_page_says_in_its_language_why_a_query_does_not_run(client: FlaskClient) -> None:
    page = client.post("/console?lang=de", data={"query": PRODUCT})
    assert "Teile des Musters sind nicht verbunden" in page.text
    page = client.post("/console?lang=zh", data={"query": "MATCH (a) RETURN a", "parameters": "nothing"})
    assert "参数必须是" in page.text


@pytest.mark.graph
def test_programs_are_answered_in_english_unless_they_ask_for_a_language(client: FlaskClient) -> None:
    def said(address: str, **body: Any) -> Any:
        return client.post(address, json=body, headers={"Accept-Language": "de"}).json

    refused, plan = {"query": PRODUCT}, {"query": "MATCH (a:Autor) RETURN a"}
    assert "are not connected" in said("/api/v1/cypher", **refused)["error"]["message"]
    assert "nicht verbunden" in said("/api/v1/cypher?lang=de", **refused)["error"]["message"]
    assert "Did you mean Author?" in said("/api/v1/cypher/plan", **plan)["concerns"][0]["message"]
    assert "Meinten Sie Author?" in said("/api/v1/cypher/plan?lang=de", **plan)["concerns"][0]["message"]
