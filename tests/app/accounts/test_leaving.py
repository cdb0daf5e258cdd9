"""Take over, take along, delete: all of it, and nothing of somebody else."""

import json
import re

import pytest
from flask import Flask
from sqlalchemy.exc import DatabaseError

from peergraph.app.accounts.belongings import owner_of
from peergraph.app.store.engine import StoreUnavailable
from peergraph.app.store.tables import Base
from peergraph.cypher.graph import Graph

from ...conftest import query
from ..someone import ADA, PASSWORD, Someone, mail, sql, whole_store
from ..test_at_once import at_once
from .test_second_factor import turn_on

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@both
def test_all_of_an_account_is_handed_out_and_nothing_that_opens_it(ada: Someone) -> None:
    begun = re.search(r"[?&]secret=([A-Z2-7]{32})", ada.get("/account/second-factor").text)
    half_done = ada.get("/account/export").text
    maker, codes = turn_on(ada)
    Someone(ada.app).sign_up("eve@example.org", "Eve")

    answer = ada.get("/account/export")
    whole = json.loads(answer.text)

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert (whole["account"][0]["email"], whole["account"][0]["name"]) == (ADA, "Ada")
    assert [each["browser"] for each in whole["sessions"]] == ["Firefox, Linux"]
    assert "second factor on" in [each["action"] for each in whole["audit"]]
    assert not any(secret in answer.text for secret in ("argon2", maker.secret, codes[0], "eve@"))
    assert begun
    assert begun[1] not in half_done
    tables = {
        name for name, table in Base.metadata.tables.items() if {"account", "owner"} & set(table.c.keys())
    }
    assert tables <= set(whole)


@both
def test_a_deleted_account_leaves_nothing_but_a_number_in_the_log(ada: Someone) -> None:
    turn_on(ada)
    eve = Someone(ada.app).sign_up("eve@example.org", "Eve")
    Someone(ada.app).send("/account/forgotten", email=ADA)
    mail(ada.app)
    sql(ada.app, "UPDATE accounts SET name = 'Ada Ørsted' WHERE email = :email", email=ADA)
    (id,) = sql(ada.app, "SELECT id FROM accounts WHERE email = :email", email=ADA)[0]

    unsure = ada.send("/account/delete")
    done = ada.send("/account/delete", sure="on")

    kept = whole_store(ada.app)
    assert (unsure.status_code, done.headers["Location"]) == (422, "/account/gone")
    assert not ada.is_signed_in
    assert not any(text in kept for text in (ADA, "Ørsted"))
    assert {line.split("'")[3] for line in kept.splitlines() if id in line} == {id}
    assert ("account deleted", id) in sql(ada.app, "SELECT action, actor FROM audit")
    assert eve.is_signed_in
    assert Someone(ada.app).sign_in().status_code == 422


def test_a_deleted_address_can_have_a_new_account(ada: Someone) -> None:
    ada.send("/account/delete", sure="on")

    assert Someone(ada.app).sign_up().is_signed_in


@both
def test_what_a_browser_has_kept_is_offered_and_taken_over_only_when_wanted(ada: Someone) -> None:
    (id,) = sql(ada.app, "SELECT id FROM accounts")[0]
    browser = Someone(ada.app)
    address = save_query(browser, "Kept before")
    (before,) = owners(ada.app)

    asked = browser.sign_in(next="/about")
    offer = browser.get(asked.headers["Location"]).text
    left = browser.get(address).status_code, owners(ada.app)
    taken = browser.send("/account/take-over", asked.headers["Location"], next="/about")

    assert before.startswith("browser:")
    assert asked.headers["Location"] == "/account/take-over?next=%2Fabout"
    assert "1 thing without an account" in offer
    assert left == (404, [before])
    assert (taken.headers["Location"], owners(ada.app)) == ("/about", [owner_of(id)])
    assert ada.get(address).status_code == browser.get(address).status_code == 200
    assert browser.sign_in(next="/about").headers["Location"] == "/about"


@both
def test_a_query_is_its_account_s_in_every_browser_and_nobody_else_s(ada: Someone) -> None:
    address = save_query(ada, "Ada's own")
    eve = Someone(ada.app).sign_up("eve@example.org", "Eve")
    other = Someone(ada.app)
    other.sign_in()
    writes = [f"{address}/{what}" for what in ("edit", "visibility", "delete", "fork")]

    stolen = {eve.send(path, "/account", visibility="public").status_code for path in writes}
    unguarded = {ada.client.post(path, data={"visibility": "public"}).status_code for path in writes}
    ada.send("/account/sign-out", "/account")

    assert stolen == {404}
    assert unguarded == {403}
    assert [each.get(address).status_code for each in (other, eve, ada)] == [200, 404, 404]


@both
def test_queries_are_handed_out_with_their_versions_and_deleted_with_the_account(ada: Someone) -> None:
    address = save_query(ada, "Zerlina's question")

    whole = json.loads(ada.get("/account/export").text)
    ada.send("/account/delete", sure="on")

    assert [row["title"] for row in whole["queries"]] == ["Zerlina's question"]
    assert "RETURN 1" in whole["query_versions"][0]["content"]
    assert "Zerlina" not in whole_store(ada.app)
    assert ada.get(address).status_code == 404


@both
def test_a_query_saved_while_its_account_is_deleted_is_deleted_with_it(ada: Someone) -> None:
    saves = [(ada, "/q", {"title": "Ada's", "query": "RETURN 1"})] * 3

    at_once(*saves, (ada, "/account/delete", {"sure": "on"}))

    assert [owner for owner in owners(ada.app) if owner.startswith("account:")] == []
    assert sql(ada.app, "SELECT count(*) FROM accounts") == [(0,)]


@both
def test_the_database_itself_refuses_to_change_the_log(site_app: Flask) -> None:
    Someone(site_app).sign_up()

    for change in ("UPDATE audit SET actor = 'x'", "DELETE FROM audit"):
        with pytest.raises((DatabaseError, StoreUnavailable), match=r"does not answer|only added to"):
            sql(site_app, change)

    assert sql(site_app, "SELECT action FROM audit") == [("account made",)]


def test_the_log_says_what_was_done_by_whom_and_names_nobody(ada: Someone) -> None:
    ada.send("/account/name", "/account", name="Ada Lovelace")
    ada.send("/account/password", password=PASSWORD + "!")
    (id,) = sql(ada.app, "SELECT id FROM accounts")[0]

    rows = sql(ada.app, "SELECT actor, action, subject, why FROM audit ORDER BY id")

    assert [row[1] for row in rows] == ["account made", "name changed", "password changed"]
    assert {row[0] for row in rows} == {row[2] for row in rows} == {id}
    assert not any(text in str(rows) for text in ("Lovelace", ADA))
    assert "password changed" in ada.get("/account/log").text


def test_nobody_reads_the_log_of_somebody_else(ada: Someone) -> None:
    eve = Someone(ada.app).sign_up("eve@example.org", "Eve")

    assert "<td>account made</td>" in eve.get("/account/log").text
    assert eve.get("/account/log").text.count("<tr>") == 2


def test_nothing_of_all_this_is_in_the_graph(ada: Someone, sample: Graph) -> None:
    maker, codes = turn_on(ada)
    ada.send("/account/name", "/account", name="Zerlina Qvortrup")
    ada.send("/account/address", email="zerlina@qvortrup.example")
    ben = Someone(ada.app).sign_up("ben@example.org", "Benvolio Qvist")
    ben.send("/account/password", password="yellow otter dances well")
    ben.send("/account/delete", sure="on")
    letters = "\n".join(letter.text for letter in mail(ada.app))

    private = {
        *re.findall(r"token=([\w-]{43})", letters),
        *re.findall(r"[0-9a-f]{64}|\$argon2\S+|[a-z2-7]{16}", whole_store(ada.app)),
        *("Qvortrup", "qvortrup", "Qvist", ADA, "ben@example.org", PASSWORD, maker.secret, *codes),
    }
    graph = "\n".join(str(row["facts"]) for row in sample.read(query("all_facts")))

    assert len(private) > 20
    assert len(graph) > 100_000
    assert [each for each in private if each in graph] == []


def save_query(someone: Someone, title: str) -> str:
    """Save a query as the page for it does, and return its address."""
    return someone.send("/q", "/q/new", title=title, query="RETURN 1").headers["Location"]


def owners(app: Flask) -> list[str]:
    return [owner for (owner,) in sql(app, "SELECT owner FROM queries")]
