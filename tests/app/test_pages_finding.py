import re

import pytest
from flask.testing import FlaskClient

from .test_pages import PAIR, read, text_of


def test_search_gives_tabs_with_counts_and_a_distinguishing_fact_for_each_result(client: FlaskClient):
    page = text_of(read(client, "/search?q=yinghui"))
    assert "All 2 People 2 Papers 0" in page
    assert "Yinghui Xu Person, 22 papers · Alibaba" in page


def test_search_can_be_narrowed_to_a_kind(client: FlaskClient):
    page = read(client, "/search?q=learning&kind=topic")
    assert re.search(r'kind=topic" aria-current="page"', page)
    results = page.split('<ol class="results"')[1].split("</ol>")[0]
    assert "/topics/" in results
    assert "/papers/" not in results


def test_an_identifier_is_shown_first_and_named_as_such(client: FlaskClient):
    page = text_of(read(client, "/search?q=https://doi.org/10.1609/AAAI.v35i4.16462"))
    assert "has exactly this identifier" in page


@pytest.mark.parametrize(
    "query", ['"', "AND OR NOT", "a~~b*", "\\", "+-!(){}[]^~*?:/", "title:x", "%00", "&lt;"]
)
def test_search_takes_any_text(client: FlaskClient, query: str):
    assert client.get("/search", query_string={"q": query}).status_code == 200


def test_a_search_without_results_says_what_to_try(client: FlaskClient):
    page = text_of(read(client, "/search?q=qqqqqqqq&kind=paper"))
    assert "Nothing found for “qqqqqqqq” among papers" in page
    assert "Search all kinds" in page


def test_a_search_for_nothing_asks_for_something(client: FlaskClient):
    assert "Type a name" in text_of(read(client, "/search"))


def test_a_kind_that_does_not_exist_is_refused(client: FlaskClient):
    assert "kind" in text_of(read(client, "/search?q=x&kind=galaxy", 400))


def test_shared_papers_show_their_number_their_authors_and_both_marked(client: FlaskClient):
    page = read(client, PAIR)
    assert "15 papers by both" in text_of(page)
    assert "<mark>Yinghui Xu</mark>" in page
    assert "<mark>Pan Pan</mark>" in page
    assert "Papers shared by Yinghui Xu and Pan Pan" in page


def test_three_people_show_the_count_of_each_two(client: FlaskClient):
    page = text_of(read(client, f"{PAIR}&author=sample:rong-jin"))
    assert "8 papers by all 3" in page
    assert "Yinghui Xu and Pan Pan 15" in page


def test_shared_papers_ask_for_people_when_there_are_none_or_one(client: FlaskClient):
    assert "First person" in read(client, "/shared")
    assert "Add a second person" in read(client, "/shared?author=sample:pan-pan")


def test_the_same_person_twice_is_said_and_not_computed(client: FlaskClient):
    page = text_of(read(client, "/shared?author=sample:pan-pan&author=sample:pan-pan"))
    assert "The same person was given twice" in page


def test_a_typed_name_that_fits_several_people_asks_which(client: FlaskClient):
    page = read(client, "/shared?author=sample:pan-pan&author=yang")
    assert "Which “yang”?" in page
    assert "/shared?author=sample:pan-pan&amp;author=sample:" in page


def test_a_typed_name_that_fits_one_person_exactly_is_taken(client: FlaskClient):
    assert "15 papers by both" in text_of(read(client, "/shared?author=Yinghui+Xu&author=Pan+Pan"))


def test_an_unknown_person_is_said_with_what_to_try(client: FlaskClient):
    page = text_of(read(client, "/shared?author=sample:pan-pan&author=qqqqqqqq"))
    assert "Nobody found for “qqqqqqqq”" in page
    assert "Leave it out" in page


def test_people_without_a_joint_paper_are_connected_by_the_papers_on_the_way(client: FlaskClient):
    page = text_of(read(client, "/shared?author=sample:rong-jin&author=sample:fei-huang"))
    assert "No paper by both" in page
    assert "The shortest connection: 2 hops" in page
    assert re.search(r"wrote \d+ papers? with", page)


def test_people_whom_nothing_connects_get_a_normal_answer(library_client: FlaskClient):
    page = text_of(read(library_client, "/shared?author=mine:eve-alone&author=openalex:A1002"))
    assert "No connection within 4 hops" in page


def test_too_many_people_are_refused(client: FlaskClient):
    people = "&".join(f"author=sample:{name}" for name in "abcdefghijk")
    assert "10 are the most" in text_of(read(client, f"/shared?{people}", 400))
