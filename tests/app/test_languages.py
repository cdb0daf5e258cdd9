"""A page in the reader's language."""

import re
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient

import peergraph.app
from peergraph.app.languages import LANGUAGES, script_texts
from peergraph.app.pages.units import UNITS
from peergraph.app.pages.words import count, joined, written_date

TEMPLATES = Path(peergraph.app.__file__).parent / "templates"


def test_a_page_is_english_unless_the_reader_wishes_otherwise(client: FlaskClient) -> None:
    assert '<html lang="en">' in client.get("/about").text


def test_the_browsers_wish_counts(client: FlaskClient) -> None:
    page = client.get("/about", headers={"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"})
    assert '<html lang="de">' in page.text
    assert page.headers["Content-Language"] == "de"
    assert {"Accept-Language", "Cookie"} <= set(page.vary)


def test_a_language_that_is_not_there_is_not_chosen(client: FlaskClient) -> None:
    page = client.get("/about?lang=../../etc", headers={"Accept-Language": "xx"})
    assert '<html lang="en">' in page.text
    assert "Set-Cookie" not in page.headers


def test_a_chosen_language_is_remembered_and_outweighs_the_browsers(app: Flask) -> None:
    client = app.test_client()
    client.get("/about?lang=zh")
    page = client.get("/", headers={"Accept-Language": "de"})
    assert '<html lang="zh-Hans">' in page.text


def test_every_page_leads_to_itself_in_the_other_languages(client: FlaskClient) -> None:
    page = client.get("/search?q=a+b&_external=1&endpoint=x").text
    assert 'href="/search?q=a+b&amp;_external=1&amp;endpoint=x&amp;lang=de"' in page


def test_an_error_page_leads_to_the_start_in_the_other_languages(client: FlaskClient) -> None:
    assert 'href="/?lang=de"' in client.get("/nothing/here").text


@pytest.mark.parametrize(
    ("language", "number", "day", "list_of_three"),
    [
        ("en", "2,104", "21 November 2026", "a, b and c"),
        ("de", "2.104", "21. November 2026", "a, b und c"),
        ("zh", "2,104", "2026年11月21日", "a、b 和 c"),
    ],
)
def test_numbers_dates_and_lists_are_written_as_the_language_does(
    app: Flask, language: str, number: str, day: str, list_of_three: str
) -> None:
    with app.test_request_context(f"/?lang={language}"):
        assert count(2104, "paper").startswith(number)
        assert written_date("2026-11-21") == day
        assert joined(["a", "b", "c"]) == list_of_three


@pytest.mark.parametrize(("language", "written"), [("en", "a, b; c.</p>"), ("zh", "a、b；c。</p>")])
def test_signs_between_facts_are_those_of_the_language(app: Flask, language: str, written: str) -> None:
    template = (
        "{% for one in 'ab' %}{% if not loop.first %}, {% endif %}{{ one }}{% endfor %}; {{ 'c' }}.</p>"
    )
    with app.test_request_context(f"/?lang={language}"):
        assert render_template_string(template) == written


def test_every_unit_that_a_template_counts_is_listed_for_translation() -> None:
    used = {
        (f"%(num)s {one}", f"%(num)s {many or one + 's'}")
        for template in TEMPLATES.rglob("*.html")
        for one, many in re.findall(r'\bcount\("([^"]+)"(?:, "([^"]+)")?\)', template.read_text("utf-8"))
    }
    assert used <= set(UNITS)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_scripts_get_their_texts_in_the_language_of_the_page(app: Flask, language: str) -> None:
    with app.test_request_context(f"/?lang={language}"):
        assert script_texts()


def test_an_english_page_carries_no_texts_for_scripts(client: FlaskClient) -> None:
    assert "script-texts" not in client.get("/").text
