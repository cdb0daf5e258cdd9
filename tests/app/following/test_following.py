"""Following by hand: the button, the lists, the numbers, and what nobody else sees or changes."""

import json
import re

import pytest
from flask import Flask

from peergraph.app.following import follows
from peergraph.cypher.graph import Graph

from ..someone import Someone, sql, whole_store

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
XU = "sample:yinghui-xu"
PAGE = f"/authors/{XU}"


def follow(someone: Someone, kind: str = "author", id: str = XU, page: str = "/following") -> int:
    return someone.send("/following/add", page, kind=kind, id=id).status_code


def followers(someone: Someone, page: str = PAGE) -> int:
    return int(re.search(r"followers?</dt><dd>(\d+)</dd>", someone.get(page).text)[1])  # type: ignore[index]


@both
def test_a_researcher_is_followed_and_left_by_one_button(ada: Someone):
    text = ada.get(PAGE).text
    assert 'action="/following/add"' in text

    done = ada.send("/following/add", PAGE, kind="author", id=XU)
    assert (done.status_code, done.headers["Location"], followers(ada)) == (303, PAGE, 1)
    assert "Yinghui Xu" in ada.get("/following").text.split('id="followed"')[1]

    ada.send("/following/remove", PAGE, kind="author", id=XU)
    assert followers(ada) == 0
    assert "You follow nothing yet" in ada.get("/following").text


@both
def test_following_twice_or_by_another_identifier_counts_once(ada: Someone):
    for id in (XU, XU, "sample:author:yinghui-xu"):
        ada.send("/following/add", "/following", kind="author", id=id)

    assert followers(ada) == 1


def test_a_profile_shows_how_many_follow_and_not_who(ada: Someone, stranger: Someone):
    before = stranger.get(PAGE)
    follow(ada)
    follow(Someone(ada.app).sign_up("eve@example.org", "Eve"))

    after = stranger.get(PAGE, headers={"If-None-Match": before.headers["ETag"]})

    assert (after.status_code, followers(stranger)) == (200, 2)
    assert "Eve" not in after.text.split("</header>")[1]
    assert stranger.get(f"/api/v1{PAGE}").json["counts"]["followers"] == 2  # type: ignore[index]
    again = stranger.get(PAGE, headers={"If-None-Match": after.headers["ETag"]})
    assert again.status_code == 304


def test_a_deleted_account_follows_nobody(ada: Someone, stranger: Someone):
    follow(ada)
    tag = stranger.get(PAGE).headers["ETag"]

    ada.send("/account/delete", sure="on")

    assert stranger.get(PAGE, headers={"If-None-Match": tag}).status_code == 200
    assert followers(stranger) == 0
    assert "yinghui" not in whole_store(ada.app).replace("author:sample:yinghui-xu", "")


def test_who_is_not_signed_in_learns_what_following_does_and_comes_back_after_signing_in(stranger: Someone):
    assert f'href="/follow?author={XU}"' in stranger.get(PAGE).text
    page = stranger.get(f"/follow?author={XU}").text

    assert "Following needs an account" in page
    assert f"/account/sign-in?next=%2Ffollow%3Fauthor%3D{XU.replace(':', '%3A')}" in page
    assert f'href="{PAGE}/feed.atom"' in page


@pytest.mark.parametrize(
    ("path", "onward"), [("/following", "%2Ffollowing"), ("/following?days=30", "%2Ffollowing%3Fdays%3D30")]
)
def test_news_are_for_whoever_is_signed_in(stranger: Someone, path: str, onward: str):
    assert stranger.get(path).headers["Location"] == f"/account/sign-in?next={onward}"


@pytest.mark.parametrize(
    "path",
    [
        "/following/add",
        "/following/remove",
        "/following/seen",
        "/following/digest",
        "/following/feed",
        "/following/feed/end",
        "/following/shows",
    ],
)
def test_every_write_needs_a_token_and_somebody_who_is_signed_in(ada: Someone, stranger: Someone, path: str):
    forged = ada.client.post(path, data={"kind": "author", "id": XU, "digest": "daily"})
    nobody = stranger.send(path, "/account/sign-in", kind="author", id=XU, digest="daily")

    assert (forged.status_code, nobody.status_code) == (403, 303)
    assert nobody.headers["Location"].startswith("/account/sign-in")
    assert sql(ada.app, "SELECT * FROM follows") == []


def test_nobody_sees_or_ends_what_somebody_else_follows(ada: Someone):
    eve = Someone(ada.app).sign_up("eve@example.org", "Eve")
    follow(ada)
    follow(ada, "author", "sample:pan-pan")

    assert "Yinghui Xu" not in eve.get("/following").text
    eve.send("/following/remove", "/following", kind="author", id=XU)
    assert sql(ada.app, "SELECT count(*) FROM follows") == [(2,)]
    ada.send("/following/remove", "/following", kind="author", id=XU)

    assert sql(ada.app, "SELECT entity FROM follows") == [("sample:pan-pan",)]


@pytest.mark.parametrize(
    ("kind", "id", "status"),
    [
        ("author", "sample:nobody", 404),
        ("author", "'; DROP TABLE follows; --", 404),
        ("topic", XU, 404),
        ("paper", "doi:10.1609/aaai.v35i4.16462", 400),
        ("", XU, 400),
        ("search", "", 400),
        ("search", "q=...", 400),
        ("search", f"q={'long+' * 300}", 400),
        ("search", "q=fine&years=abc", 303),
    ],
)
def test_only_what_is_there_can_be_followed(ada: Someone, kind: str, id: str, status: int):
    assert follow(ada, kind, id) == status


def test_a_search_is_kept_in_one_spelling_and_offered_on_its_page(ada: Someone):
    page = ada.get("/search?kind=paper&q=graph+networks&years=2020-&sort=newest").text
    (address,) = re.findall(r'href="(/follow\?search=[^"]*)"', page)
    assert "search “graph networks, 2020-”" in ada.get(address.replace("&amp;", "&")).text

    for id in ("q=graph+networks&years=2020-", "sort=newest&years=2020-&q=graph%20networks%20&offset=3"):
        assert follow(ada, "search", id) == 303

    assert [row[0] for row in sql(ada.app, "SELECT entity FROM follows")] == [
        "q=graph%20networks&years=2020-"
    ]
    assert "/follow?search=" not in ada.get("/search?kind=author&q=xu").text


@pytest.mark.parametrize("kind", ["topics", "institutions"])
def test_topics_and_institutions_have_a_button_too(ada: Someone, kind: str):
    id = {"topics": "area:computer-vision", "institutions": "name:alibaba-group"}[kind]
    one = kind.removesuffix("s")

    done = ada.send("/following/add", f"/{kind}/{id}", kind=one, id=id)

    assert done.headers["Location"] == f"/{kind}/{id}"
    assert "Stop following" in ada.get(f"/{kind}/{id}").text
    assert f'href="/{kind}/{id}"' in ada.get("/following").text


def test_nobody_follows_without_end(ada: Someone, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(follows, "MOST_FOLLOWED", 3)
    monkeypatch.setattr(follows, "MOST_SEARCHES", 1)

    done = [follow(ada, "search", "q=a"), follow(ada, "search", "q=b"), follow(ada)]
    done += [follow(ada, "topic", "area:computer-vision"), follow(ada, "institution", "name:alibaba-group")]

    assert done == [303, 409, 303, 303, 409]
    assert follow(Someone(ada.app).sign_up("eve@example.org", "Eve")) == 303


def test_what_was_followed_and_is_gone_can_be_left(ada: Someone):
    follow(ada)
    sql(ada.app, "UPDATE follows SET entity = 'sample:gone'")

    page = ada.get("/following").text
    assert "no longer in the graph" in page
    ada.send("/following/remove", "/following", kind="author", id="sample:gone", back="list")

    assert sql(ada.app, "SELECT * FROM follows") == []


def test_what_is_followed_is_in_the_export_and_no_secret_is(ada: Someone):
    follow(ada)
    feed = ada.send("/following/feed", "/following").text
    secret = re.search(r"token=([\w-]+)", feed)[1]  # type: ignore[index]

    whole = json.loads(ada.get("/account/export").text)

    assert [row["entity"] for row in whole["follows"]] == [XU]
    assert whole["readers"][0]["digest"] == "never"
    assert secret not in json.dumps(whole)
    assert secret not in whole_store(ada.app)


def test_a_public_page_stands_while_the_store_does_not_answer(site_app: Flask, stranger: Someone):
    from peergraph.app.following.followers import follow_side_of

    sql(site_app, "DROP TABLE follows")

    assert stranger.get(f"/api/v1{PAGE}").json["counts"]["followers"] == 0  # type: ignore[index]
    with site_app.test_request_context("/"):
        assert follow_side_of("author", XU) is None


def test_only_an_owner_shows_whom_she_follows(ada: Someone, stranger: Someone, sample: Graph):
    ada.owns(XU)
    follow(ada, "author", "sample:pan-pan")
    follow(ada, "search", "q=secret+project")
    assert stranger.get(f"{PAGE}/following").status_code == 404

    ada.send("/following/shows", "/following", shows="1")

    page = stranger.get(f"{PAGE}/following")
    assert "Pan Pan" in page.text
    assert "secret" not in page.text
    assert f'href="{PAGE}/following"' in stranger.get(PAGE).text
    assert stranger.get("/authors/sample:pan-pan/following").status_code == 404
    for hidden, shown in (
        ("UPDATE claims SET state = 'released'", "UPDATE claims SET state = 'verified'"),
        (
            "UPDATE accounts SET suspended = '2026-01-02T03:04:05+00:00'",
            "UPDATE accounts SET suspended = NULL",
        ),
    ):
        sql(ada.app, hidden)
        assert stranger.get(f"{PAGE}/following").status_code == 404
        sql(ada.app, shown)
        assert stranger.get(f"{PAGE}/following").status_code == 200
    ada.send("/following/shows", "/following", shows="0")
    assert stranger.get(f"{PAGE}/following").status_code == 404
