"""People two steps away are suggested, in an order that can be computed by hand, and each can be hidden."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import expect

from peergraph.app.suggested.people import author_suggested, suggestions, topics_alike
from peergraph.cypher.graph import Graph
from peergraph.loaders.records import Authorship, PaperRecord, TopicMention

from ..conftest import load
from ..someone import Someone

XU = "sample:yinghui-xu"
PAGE = f"/authors/{XU}/suggested"


def paper(name: str, *authors: str, topics: tuple[str, ...] = ()) -> PaperRecord:
    stated = tuple(Authorship(author, place) for place, author in enumerate(authors, 1))
    about = tuple(TopicMention(topic) for topic in topics)
    return PaperRecord(
        "mine", name, (f"mine:{name}",), f"On {name}", "2024-01-01", 2020, authorships=stated, topics=about
    )


@pytest.fixture
def town(empty_graph: Graph) -> Graph:
    """Ann wrote with Bob and Cy; Bob with Dan and with a crowd, Cy with Dan and Eve; Ann and Eve like bees."""
    load(
        empty_graph,
        paper("p1", "Ann", "Bob", topics=("bees",)),
        paper("p2", "Ann", "Bob", "Cy"),
        paper("p3", "Bob", "Dan"),
        paper("p4", "Cy", "Dan", "Eve"),
        paper("p5", "Eve", topics=("bees",)),
        paper("p6", "Bob", *(f"Member {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60))),
        paper("p7", "Ann"),
        paper("p8", "Zoe", topics=("chess",)),
    )
    return empty_graph


def test_a_walk_is_computed_as_by_hand(town: Graph):
    found = {one.id: one for one in author_suggested(town, id="mine:ann", without=[])}

    # Ann has two papers with others. To Bob: 1/2 * 1 + 1/2 * 1/2 = 3/4; to Cy: 1/2 * 1/2 = 1/4.
    # Bob has four papers: to Dan 1/4. Cy has two: to Dan and Eve 1/2 * 1/2 each.
    assert set(found) == {"mine:dan", "mine:eve"}
    assert found["mine:dan"].walk == pytest.approx(3 / 4 * 1 / 4 + 1 / 4 * 1 / 4, abs=1e-12)
    assert found["mine:eve"].walk == pytest.approx(1 / 4 * 1 / 4, abs=1e-12)
    assert [one.id for one in found["mine:dan"].through] == ["mine:bob", "mine:cy"]
    assert found["mine:dan"].shared == 2


def test_alike_topics_raise_somebody_to_the_double_at_most(town: Graph):
    alike = {
        one.id: one for one in topics_alike(town, id="mine:ann", people=["mine:dan", "mine:eve", "mine:zoe"])
    }

    assert "mine:dan" not in alike
    assert alike["mine:zoe"].topics == ()
    # Both have written about bees, and about nothing else that has a topic.
    assert alike["mine:eve"].alike == pytest.approx(1, abs=1e-12)
    assert [(one.name, one.own, one.works) for one in alike["mine:eve"].topics] == [("bees", 1, 1)]
    people = suggestions(town, "mine:ann").people
    assert [(one.name, round(one.score, 6)) for one in people] == [("Dan", 0.25), ("Eve", 0.125)]


def test_nobody_is_suggested_over_a_crowd_nor_to_whom_nobody_knows(town: Graph):
    assert not [one for one in suggestions(town, "mine:ann").people if one.name.startswith("Member")]
    assert suggestions(town, "mine:zoe").people == ()
    assert suggestions(town, "mine:ann", ["mine:dan", "mine:eve"]).people == ()


def test_co_authors_are_not_suggested(client: FlaskClient):
    coauthors = {
        row["id"]
        for row in client.get(f"/api/v1/authors/{XU}/collaborators?limit=100").get_json()["ranking"]["rows"]
    }
    found = client.get(f"/api/v1{PAGE}").get_json()["people"]

    assert found
    assert coauthors
    assert not coauthors & {one["id"] for one in found}
    assert found == sorted(found, key=lambda one: (-one["score"], one["id"]))
    assert all(one["through"] for one in found)


def test_the_page_says_why_and_draws_it(client: FlaskClient):
    page = client.get(PAGE).text

    assert "1/(n-1)" in page
    assert "<form" not in page.partition("<main")[2]
    drawings = re.findall(r'src="([^"]+because\.svg[^"]+)"', page)
    assert drawings
    drawn = client.get(drawings[0].replace("&amp;", "&"))
    assert (drawn.status_code, drawn.mimetype) == (200, "image/svg+xml")
    assert "Yinghui Xu" in drawn.text
    explorer = re.search(r'href="(/explore\?[^"]+)"><img', page)
    assert explorer
    assert client.get(explorer[1].replace("&amp;", "&")).status_code == 200


def test_the_page_need_not_be_sent_twice(client: FlaskClient):
    tag = client.get(PAGE).headers["ETag"]

    assert client.get(PAGE, headers={"If-None-Match": tag}).status_code == 304


def test_who_is_hidden_is_not_suggested_to_that_reader_until_shown_again(site_app: Flask, ada: Someone):
    first = ada.get(f"/api/v1{PAGE}").get_json()["people"][0]
    assert first["name"] in ada.get(PAGE).text

    hidden = ada.send(f"{PAGE}/hide", PAGE, person=first["id"])

    assert hidden.headers["Location"] == PAGE
    assert f'/authors/{first["id"]}"' not in ada.get(PAGE).text
    assert f'/authors/{first["id"]}"' in Someone(site_app).get(PAGE).text
    assert "You have hidden 1 person" in ada.get(PAGE).text
    ada.send(f"{PAGE}/show", PAGE)
    assert f'/authors/{first["id"]}"' in ada.get(PAGE).text


def test_nobody_hides_for_another_nor_whom_there_is_not(site_app: Flask, ada: Someone):
    token = ada.token(PAGE)
    assert ada.client.post(f"{PAGE}/hide", data={"person": "sample:pan-pan"}).status_code == 403
    assert Someone(site_app).client.post(f"{PAGE}/hide", data={"csrf_token": token}).status_code == 403
    for person in ("", "nobody", "\0"):
        assert ada.send(f"{PAGE}/hide", PAGE, person=person).status_code == 404


@pytest.mark.browser
def test_the_profile_asks_for_the_first_few_when_they_come_into_view(page):
    for wide in (1280, 390):
        page.set_viewport_size({"width": wide, "height": 800})
        page.goto(f"/authors/{XU}")
        page.locator("#suggested").scroll_into_view_if_needed()

        expect(page.locator("#suggested .suggested-part li")).to_have_count(5)
        assert page.evaluate("document.documentElement.scrollWidth") == wide
        page.locator("#suggested a", has_text="All, with the reasons drawn").click()
        page.wait_for_url("**/suggested")
        page.locator("summary", has_text="Because").first.press("Enter")
        page.locator(".because-picture").first.evaluate("picture => picture.decode()")
        assert page.evaluate("document.documentElement.scrollWidth") == wide
