"""Measures as people and programs read them."""

import re

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import expect

from peergraph.app.reads.parts import SORTS

PAN = "/authors/sample:pan-pan"


def test_the_profile_shows_measures_that_open_to_what_they_were_computed_from(client: FlaskClient):
    page = client.get(PAN).text
    for promise in (
        "Works with code",
        "Computer Vision and Pattern Recognition",
        "First author",
        "Not enough data:",
    ):
        assert promise in page
    assert "h-index" in page.split("Not enough data:")[1]
    assert f'href="{PAN}/measures"' in page


def test_the_page_of_measures_has_a_definition_inputs_and_a_date_for_each(client: FlaskClient):
    page = client.get(f"{PAN}/measures").text
    for promise in (
        "Hirsch",
        "0 of 24 works where it is known, of 29 papers.",
        "not enough data",
        "<time datetime=",
    ):
        assert promise in page
    assert f'href="/api/v1{PAN}/measures"' in page


def test_the_api_answers_with_numbers_and_nulls(client: FlaskClient):
    answer = client.get(f"/api/v1{PAN}/measures").get_json()
    by_name = {measure["name"]: measure for measure in answer["measures"]}
    assert (by_name["works"]["value"], by_name["coauthors"]["value"]) == (29, 59)
    assert (by_name["h_index"]["value"], by_name["h_index"]["written"]) == (None, "not enough data")
    assert by_name["field"]["entity"]["id"] == "arxiv:cs.CV"
    assert answer["data_version"]


def test_measures_of_nobody_are_not_found(client: FlaskClient):
    assert client.get("/authors/sample:nobody-here/measures").status_code == 404
    assert client.get("/api/v1/authors/sample:nobody-here/measures").status_code == 404


def test_an_unchanged_page_of_measures_is_not_sent_again(client: FlaskClient):
    tag = client.get(f"{PAN}/measures").headers["ETag"]
    assert client.get(f"{PAN}/measures", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_of_the_list_keeps_all_works_and_its_name(client: FlaskClient, sort: str):
    page = client.get(f"{PAN}?sort={sort}&limit=100").text
    assert page.count('<li class="work">') == 29
    chosen = re.search(r'<option value="(\w*)" selected', page.split('name="sort"')[1])
    assert (chosen[1] if chosen else None) == ("" if sort == "newest" else sort)
    assert client.get(f"/api/v1{PAN}/works?sort={sort}&limit=100").get_json()["total"] == 29


def test_the_order_stays_on_the_next_page(client: FlaskClient):
    page = client.get(f"{PAN}?sort=authors&limit=10").text
    assert re.search(r'rel="next" href="[^"]*sort=authors[^"]*"', page)


def test_works_with_code_come_first_where_that_is_asked(client: FlaskClient):
    works = client.get(f"/api/v1{PAN}/works?sort=code").get_json()["works"]
    assert [work["has_code"] for work in works[:3]] == [True, True, False]


def test_an_order_that_nobody_knows_is_refused(client: FlaskClient):
    assert client.get(f"{PAN}?sort=fame").status_code == 400
    assert client.get(f"/api/v1{PAN}/works?sort=fame").status_code == 400


@pytest.mark.browser
def test_a_measure_opens_by_keyboard_and_the_list_is_ordered_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(PAN)
    page.get_by_text("Last author", exact=True).click()
    expect(page.get_by_text("whose list of authors is complete")).to_be_visible()
    page.locator("select[name=sort]").select_option("authors")
    page.get_by_role("button", name="Show", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=authors**")

    expect(page.get_by_text("those with the fewest authors first")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
