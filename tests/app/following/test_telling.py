"""The feed and the mails: what they say, when they come, and how they end."""

import re
import socket
from typing import Any

import feedparser
import pytest
from aiosmtpd.controller import Controller
from flask import Flask

from peergraph.app.accounts.post import Letter
from peergraph.app.accounts.times import time_from_now
from peergraph.app.following.digest import Told, send_digests
from peergraph.cypher.graph import Graph

from ...conftest import query
from ..conftest import NewApp
from ..someone import Someone, mail, sql
from .circle import THEN, id_of, paper, since_then, write

SITE = "https://graph.example.org"


def follow(someone: Someone, graph: Graph, name: str = "Ada") -> None:
    someone.send("/following/add", "/following", kind="author", id=id_of(graph, name))
    since_then(someone.app)


def wants_mail(someone: Someone, often: str = "daily") -> None:
    assert someone.send("/following/digest", "/following", digest=often).status_code == 303
    since_then(someone.app)


def feed_of(someone: Someone) -> str:
    """Return the path of her feed, which is shown this once."""
    page = someone.send("/following/feed", "/following").text
    return re.search(r"/following/feed\.atom\?token=[\w-]+", page)[0]  # type: ignore[index]


def digests(app: Flask) -> tuple[Told, list[Letter]]:
    """Run the command once; return what came of it and the mails that it sent."""
    before = len(mail(app))
    told = send_digests(app, SITE)
    return told, mail(app)[before:]


def ends(letter: Letter) -> str:
    """Return the path that ends the mails."""
    header = dict(letter.headers)["List-Unsubscribe"]
    return header.strip("<>").removeprefix(SITE).removeprefix("http://localhost")


def test_the_feed_tells_each_piece_of_news_once_with_its_page(fay: Someone, circle: Graph):
    follow(fay, circle, "Ben")
    write(circle, paper("new", "Ben", "Gus"), paper("de", "Dan", "Eve", retracted=True, updated="2025-01-01"))

    answer = Someone(fay.app).get(feed_of(fay))

    found: Any = feedparser.parse(answer.data)
    assert (answer.status_code, answer.mimetype, found.bozo) == (200, "application/atom+xml", False)
    assert {entry.title for entry in found.entries} == {
        "On new",
        "Ben has a new co-author: Gus",
        "Retracted: On de",
    }
    assert len({entry.id for entry in found.entries}) == 3
    assert "Two hops away: Ben, Cem, Dan" in answer.text
    assert "Fay" not in answer.text
    kept_to_herself = ("private, no-cache", "no-referrer", "noindex")
    names = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")
    assert tuple(answer.headers[name] for name in names) == kept_to_herself


def test_the_feed_tells_of_the_last_30_days(fay: Someone, circle: Graph):
    follow(fay, circle, "Ben")
    write(circle, paper("past", "Ben"))
    circle.write(query("age_records"), day=time_from_now(days=-32))
    write(circle, paper("new", "Ben"))

    text = fay.get(feed_of(fay)).text

    assert ("On new" in text, "On past" in text) == (True, False)


def test_an_unchanged_feed_costs_nothing_and_a_new_follow_changes_it(fay: Someone, circle: Graph):
    follow(fay, circle)
    path, reader = feed_of(fay), Someone(fay.app)
    tag = reader.get(path).headers["ETag"]

    assert reader.get(path, headers={"If-None-Match": tag}).status_code == 304
    follow(fay, circle, "Ben")
    assert reader.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_only_the_newest_address_of_a_feed_leads_to_it_until_it_is_ended(fay: Someone, circle: Graph):
    old = feed_of(fay)
    new = feed_of(fay)

    assert [fay.get(path).status_code for path in (old, new, f"{new}x", "/following/feed.atom")] == [
        404,
        200,
        404,
        404,
    ]
    fay.send("/following/feed/end", "/following")
    assert fay.get(new).status_code == 404


def test_a_mail_tells_what_is_new_once(fay: Someone, circle: Graph):
    follow(fay, circle)
    wants_mail(fay)
    write(circle, paper("new", "Ada", "Gus"))

    told, letters = digests(fay.app)
    again = digests(fay.app)

    assert (told, again) == (Told(sent=1), (Told(), []))
    sql(fay.app, "UPDATE readers SET digest_sent = :then", then=THEN)
    assert digests(fay.app) == (Told(nothing_new=1), [])
    (letter,) = letters
    assert (letter.to, letter.subject) == ("fay@example.org", "1 new paper, 1 new co-author")
    assert "On new" in letter.text
    assert f"{SITE}/papers/mine:new" in letter.text
    assert dict(letter.headers)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("often", ["daily", "weekly"])
def test_a_mail_comes_only_when_its_day_has_come(fay: Someone, circle: Graph, often: str):
    follow(fay, circle)
    wants_mail(fay, often)
    write(circle, paper("new", "Ada"))
    hours = {"daily": 22, "weekly": 6 * 24}[often]
    for span, sent in ((hours, 0), (hours + 2 if often == "daily" else hours + 24, 1)):
        sql(fay.app, "UPDATE readers SET digest_sent = :time", time=time_from_now(hours=-span))
        assert digests(fay.app)[0].sent == sent


def test_no_mail_comes_where_nothing_is_new_or_nobody_wants_it(fay: Someone, circle: Graph):
    follow(fay, circle)
    write(circle, paper("new", "Ada"))
    assert digests(fay.app) == (Told(), [])

    wants_mail(fay)
    sql(fay.app, "UPDATE follows SET entity = :zoe", zoe=id_of(circle, "Zoe"))

    assert digests(fay.app) == (Told(nothing_new=1), [])


def test_a_mail_is_written_in_the_language_that_its_reader_last_chose(fay: Someone, circle: Graph):
    follow(fay, circle)
    wants_mail(fay)
    fay.get("/about?lang=de")
    write(circle, paper("new", "Ada"))

    (letter,) = digests(fay.app)[1]

    assert letter.text.startswith("Neu bei allem, dem Sie bei Peergraph folgen")


def test_one_click_of_a_mail_program_ends_the_mails_without_a_sign_in(fay: Someone, circle: Graph):
    follow(fay, circle)
    wants_mail(fay)
    write(circle, paper("new", "Ada"))
    path, program = ends(digests(fay.app)[1][0]), fay.app.test_client()

    looked = program.get(path)
    assert (looked.status_code, sql(fay.app, "SELECT digest FROM readers")) == (200, [("daily",)])
    assert (looked.headers["Cache-Control"], looked.headers["Referrer-Policy"]) == ("no-store", "same-origin")
    for _ in range(2):
        assert program.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert sql(fay.app, "SELECT digest FROM readers") == [("never",)]
    assert sql(fay.app, "SELECT count(*) FROM follows") == [(1,)]


@pytest.mark.parametrize("token", ["", "x", "../../etc", "a" * 5000])
def test_a_link_that_was_never_sent_ends_nothing(fay: Someone, token: str):
    assert [
        fay.app.test_client().open(f"/digest/unsubscribe?token={token}", method=method).status_code
        for method in ("GET", "POST")
    ] == [410, 410]


def test_who_has_no_address_can_ask_for_no_mail(fay: Someone, circle: Graph):
    sql(fay.app, "UPDATE accounts SET email = NULL")

    assert fay.send("/following/digest", "/following", digest="daily").status_code == 409
    assert fay.send("/following/digest", "/following", digest="hourly").status_code == 400


def test_a_mail_that_cannot_be_sent_is_tried_again(fay: Someone, circle: Graph, new_app: NewApp):
    follow(fay, circle)
    wants_mail(fay)
    write(circle, paper("new", "Ada"))
    values = {"PEERGRAPH_SITE": SITE, "PEERGRAPH_MAIL_FROM": "graph@example.org"}
    broken = new_app(graph=circle, PEERGRAPH_SMTP_URL="smtp://127.0.0.1:1", **values)

    assert send_digests(broken, SITE) == Told(failed=1)
    assert sql(fay.app, "SELECT digest_since, digest_sent FROM readers") == [(THEN, THEN)]

    box: list[Any] = []
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(_Box(box), hostname="127.0.0.1", port=port)
    server.start()
    sent = send_digests(new_app(graph=circle, PEERGRAPH_SMTP_URL=f"smtp://127.0.0.1:{port}", **values), SITE)
    server.stop()

    assert sent == Told(sent=1)
    assert f"List-Unsubscribe: <{SITE}/digest/unsubscribe?token=" in box[0].replace("\n ", " ")


class _Box:
    def __init__(self, box: list[str]) -> None:
        self._box = box

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self._box.append(envelope.content.decode().replace("\r\n", "\n"))
        return "250 OK"
