"""Two owners whose records sources have made one: each is told once, and her pages say what that means."""

import re
import smtplib
import threading
from collections.abc import Callable
from time import monotonic

import pytest
from flask import Flask

from peergraph.app.accounts.belongings import delete_everything
from peergraph.app.accounts.post import Letter
from peergraph.app.accounts.times import time_from_now
from peergraph.app.claims import telling_met
from peergraph.app.claims.telling_met import LOOK_SECONDS, looks_of, tell_met_owners
from peergraph.cypher.graph import Graph
from peergraph.loaders.records import Authorship, PaperRecord

from ..conftest import NewApp, load
from ..someone import Someone, mail, post_of, sql, store_of
from .conftest import ADA, ORCID, person

BASE = "http://localhost"
SUBJECT = "Your record has another owner, too"
NOTICE = "Sources say that your record is also somebody else"
EARLIER, LATER = f"orcid:{ORCID}", "openalex:A1001"
"""The graph knows both ids as one person's today."""


class Down:
    """A mail server that takes nothing."""

    def carry(self, letter: Letter) -> None:
        raise smtplib.SMTPServerDisconnected(letter.to)


@pytest.fixture
def two(evidence_app: Flask) -> tuple[Someone, Someone]:
    """The owners of two records that are one today, the earlier one first."""
    ada, bea = person(evidence_app, "ada").owns(EARLIER), person(evidence_app, "bea").owns(LATER)
    sql(evidence_app, "UPDATE claims SET decided = '2026-01-03T00:00:00+00:00' WHERE author = :id", id=LATER)
    return ada, bea


def paper(id: str, *called: str) -> PaperRecord:
    """Return a work of the person who is called so."""
    return PaperRecord(
        "mine",
        id,
        (f"mine:{id}",),
        id,
        "2024-01-01",
        2021,
        authorships=(Authorship("Ada Ørsted", 1, called),),
    )


def look(app: Flask) -> list[Letter]:
    """Look as a worker does; returns the letters of it that there are by then."""
    tell_met_owners(app, BASE)
    return [letter for letter in mail(app) if letter.subject == SUBJECT]


def later(app: Flask, monkeypatch: pytest.MonkeyPatch, minutes: int) -> set[str]:
    """Look as if that much time had gone by; returns who has been told by then."""
    with monkeypatch.context() as patch:
        patch.setattr(
            telling_met, "time_from_now", lambda **past: time_from_now(minutes=past["minutes"] + minutes)
        )
        return {letter.to for letter in look(app)}


def claim_of(who: Someone) -> str:
    found = re.search(r'href="(/claims/[^"]+)"', who.get("/claims").text)
    assert found
    return found[1]


def test_both_owners_are_told_once_in_their_languages_and_neither_who_the_other_is(
    evidence_app: Flask, two: tuple[Someone, Someone], new_app: NewApp
) -> None:
    ada, bea = two
    bea.get("/?lang=de")

    letters = look(evidence_app)

    assert {letter.to for letter in letters} == {"ada@example.org"}
    [german] = [
        letter
        for letter in mail(evidence_app)
        if letter.subject == "Ihr Datensatz hat noch eine zweite Inhaberschaft"
    ]
    assert german.to == "bea@example.org"
    assert f"{BASE}{claim_of(ada)}\n" in letters[0].text
    assert f"{BASE}{claim_of(bea)}\n" in german.text
    known = [bea.account, "Bea", "bea@", claim_of(bea), *claim_of(bea).rpartition("/")[2:]]
    seen = (
        letters[0].text
        + ada.get(claim_of(ada)).text
        + ada.get("/claims").text
        + ada.get("/account/export").text
    )
    assert [each for each in known if each in seen] == []
    before = len(mail(evidence_app))
    again = new_app(graph=evidence_app.extensions["peergraph"].graph)
    assert look(again) == [], "another worker, or the same after a restart"
    assert len(look(evidence_app)) == 1
    assert len(mail(evidence_app)) == before


def test_each_owner_reads_what_waits_what_is_held_and_what_she_can_do(
    evidence_app: Flask, two: tuple[Someone, Someone]
) -> None:
    ada, bea = two
    mod = person(evidence_app, "mod").has_role("moderator")

    first, second = ada.get(claim_of(ada)).text, bea.get(claim_of(bea)).text

    assert NOTICE in first
    assert "you can edit it" in first
    assert f"{ADA}/edit" in first
    assert NOTICE in second
    assert "you cannot edit it" in second
    assert f"{ADA}/edit" not in second.partition("</nav>")[2].partition("<h1>")[2]
    for one in two:
        assert "It waits for a moderator" in one.get("/claims").text
        assert "/request" in one.get(claim_of(one)).text
    assert ada.get(f"{ADA}/edit").status_code == 200
    assert "whose claim is the earlier one" in bea.get(f"{ADA}/edit").text
    assert (
        mod.send(f"/moderation{claim_of(bea)}", decision="take", reason="The page names her.").status_code
        == 303
    )
    assert NOTICE not in ada.get(claim_of(ada)).text
    assert "It waits for a moderator" not in ada.get("/claims").text
    assert {letter.to for letter in mail(evidence_app)[-2:]} == {"ada@example.org", "bea@example.org"}


def test_who_owns_it_alone_again_is_told_so(evidence_app: Flask, two: tuple[Someone, Someone]) -> None:
    ada, bea = two
    letting_go = claim_of(ada)

    assert ada.send(f"{letting_go}/release", letting_go, sure="1").status_code == 303

    assert [(letter.to, letter.subject) for letter in mail(evidence_app)[2:]] == [
        ("bea@example.org", "Your record is yours alone")
    ]
    assert NOTICE not in bea.get(claim_of(bea)).text


def test_a_mail_that_the_server_did_not_take_is_sent_again_later(
    evidence_app: Flask, two: tuple[Someone, Someone], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(post_of(evidence_app), "carrier", Down())
        tell_met_owners(evidence_app, BASE)

    assert look(evidence_app) == [], "not at once"
    assert later(evidence_app, monkeypatch, minutes=11) == {"ada@example.org", "bea@example.org"}
    assert later(evidence_app, monkeypatch, minutes=60) == {"ada@example.org", "bea@example.org"}
    assert len(look(evidence_app)) == 2


@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
def test_of_workers_that_look_at_the_same_moment_one_tells(
    evidence_app: Flask, two: tuple[Someone, Someone], new_app: NewApp
) -> None:
    apps = [evidence_app, *(new_app(graph=evidence_app.extensions["peergraph"].graph) for _ in range(3))]
    start = threading.Barrier(len(apps))

    def work(app: Flask) -> None:
        start.wait()
        tell_met_owners(app, BASE)

    threads = [threading.Thread(target=work, args=(app,)) for app in apps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    told = [letter.to for app in apps for letter in mail(app) if letter.subject == SUBJECT]
    assert sorted(told) == ["ada@example.org", "bea@example.org"]


def test_nobody_is_told_of_a_suspended_owner_until_she_is_back(
    evidence_app: Flask, two: tuple[Someone, Someone]
) -> None:
    ada, _bea = two
    sql(evidence_app, "UPDATE accounts SET suspended = '2026-02-01T00:00:00+00:00' WHERE name = 'Bea'")
    assert look(evidence_app) == []
    assert NOTICE not in ada.get(claim_of(ada)).text

    sql(evidence_app, "UPDATE accounts SET suspended = NULL")
    assert {letter.to for letter in look(evidence_app)} == {"ada@example.org", "bea@example.org"}


def test_whom_a_third_owner_meets_is_told_again_and_who_has_gone_is_told_nothing(
    evidence_app: Flask, two: tuple[Someone, Someone]
) -> None:
    ada, bea = two
    look(evidence_app)
    with store_of(evidence_app).session() as session:
        delete_everything(session, bea.account, "operator")
    assert len(look(evidence_app)) == 2
    assert NOTICE not in ada.get(claim_of(ada)).text

    person(evidence_app, "cem").owns(f"{LATER}")
    sql(evidence_app, "UPDATE claims SET id = 'another' WHERE account <> :ada", ada=ada.account)

    assert [letter.to for letter in look(evidence_app)[2:]] == ["ada@example.org", "cem@example.org"]


def test_a_minute_after_a_load_has_made_one_record_of_two_both_are_told(
    new_app: NewApp, graph: Graph, empty_again: Callable[[], None]
) -> None:
    empty_again()
    load(graph, paper("W1", "openalex:A1001"), paper("W2", f"orcid:{ORCID}"))
    app = new_app(graph=graph)
    ada = person(app, "ada").owns(f"orcid:{ORCID}")
    person(app, "bea").owns("openalex:A1001")
    assert look(app) == []
    assert NOTICE not in ada.get(claim_of(ada)).text

    load(graph, paper("W3", "openalex:A1001", f"orcid:{ORCID}"))
    app = new_app(graph=graph)
    looks_of(app).due = 0
    Someone(app).get("/")
    looks_of(app).wait()

    assert {letter.to for letter in mail(app)} == {"ada@example.org", "bea@example.org"}
    assert NOTICE in ada.get(claim_of(ada)).text
    assert looks_of(app).due > monotonic() + LOOK_SECONDS / 2, "no other look before a minute has gone by"
