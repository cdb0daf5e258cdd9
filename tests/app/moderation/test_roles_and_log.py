"""Roles and the audit log, for administrators only."""

import pytest
from flask import Flask

from ..someone import ADA, Someone, mail, sql

PAGES = ("/moderation", "/moderation/people", "/moderation/log")


@pytest.fixture
def admin(site_app: Flask) -> Someone:
    return Someone(site_app).sign_up("root@example.org", "Root").has_role("admin")


def test_who_may_look_where(stranger: Someone, ada: Someone, admin: Someone) -> None:
    moderator = Someone(ada.app).sign_up("mod@example.org", "Mod").has_role("moderator")
    everyone = (stranger, ada, moderator, admin)

    seen = [[each.get(path).status_code for path in PAGES] for each in everyone]

    assert seen == [[303, 303, 303], [403, 403, 403], [200, 403, 403], [200, 200, 200]]


def test_an_administrator_finds_somebody_by_address_and_changes_her_role(
    ada: Someone, admin: Someone
) -> None:
    ada_id = ada.account
    found = admin.send("/moderation/people", email=" ADA@example.org ")
    before = len(mail(ada.app))

    done = admin.send(
        f"/moderation/people/{ada_id}/role",
        "/moderation/people",
        role="moderator",
        reason="She knows the field.",
    )

    letters = mail(ada.app)[before:]
    assert f"/moderation/people/{ada_id}/role" in found.text
    assert done.status_code == 303
    assert not ada.is_signed_in
    assert [(letter.to, "/account/log" in letter.text) for letter in letters] == [(ADA, True)]
    assert not any("knows" in letter.text for letter in letters)
    ada.sign_in()
    assert ada.get("/moderation").status_code == 200
    assert "She knows the field." in ada.get("/account/log").text
    assert ADA in admin.get("/moderation/people").text


@pytest.mark.parametrize(
    "form", [{"role": "emperor", "reason": "x"}, {"role": "admin", "reason": " "}, {"reason": "x"}]
)
def test_a_role_needs_to_be_one_and_to_have_a_reason(
    ada: Someone, admin: Someone, form: dict[str, str]
) -> None:
    answer = admin.send(f"/moderation/people/{ada.account}/role", "/moderation/people", **form)

    assert answer.status_code == 422
    assert sql(ada.app, "SELECT role FROM accounts WHERE email = :email", email=ADA) == [("reader",)]


def test_nobody_changes_her_own_role_so_that_one_administrator_stays(admin: Someone) -> None:
    path = f"/moderation/people/{admin.account}/role"

    answer = admin.send(path, "/moderation/people", role="reader", reason="Tired")

    assert answer.status_code == 422
    assert sql(admin.app, "SELECT role FROM accounts") == [("admin",)]


def test_a_role_is_given_only_by_who_has_signed_in_within_the_last_quarter_of_an_hour(
    ada: Someone, admin: Someone
) -> None:
    ada_id, token = ada.account, admin.token("/moderation/people")
    sql(ada.app, "UPDATE sessions SET created = '2026-01-01T00:00:00+00:00' WHERE created > '2026'")
    sql(ada.app, "UPDATE sessions SET created = :now", now=recent_but_not_new())

    answer = admin.client.post(
        f"/moderation/people/{ada_id}/role", data={"csrf_token": token, "role": "admin", "reason": "x"}
    )

    assert answer.headers["Location"].startswith("/account/sign-in")
    assert sql(ada.app, "SELECT count(*) FROM accounts WHERE role = 'admin'") == [(1,)]


def recent_but_not_new() -> str:
    """Return a time of an hour ago, as the store keeps it."""
    from peergraph.app.accounts.times import time_from_now

    return time_from_now(hours=-1)


def test_an_address_without_an_account_is_said_so_to_the_administrator(admin: Someone) -> None:
    answer = admin.send("/moderation/people", email="nobody@example.org")

    assert answer.status_code == 422
    assert "There is no account with this address." in answer.text
    assert admin.send("/moderation/people/aaaaaaaaaaaaaaaa/role", "/moderation/people").status_code == 404


def test_the_log_is_searched_by_who_what_and_when(ada: Someone, admin: Someone) -> None:
    ada.send("/account/name", "/account", name="Ada Lovelace")
    ada_id = ada.account

    whole = admin.get("/moderation/log").text
    hers = admin.get(f"/moderation/log?who={ada_id}").text
    renamed = admin.get("/moderation/log?action=name+changed").text
    future = admin.get("/moderation/log?since=2999-01-01").text
    past = admin.get("/moderation/log?until=2020-01-01").text

    assert rows(whole) == 3
    assert rows(hers) == 2
    assert rows(renamed) == 1
    assert "The log has no such entries." in future
    assert "The log has no such entries." in past
    assert "Ada Lovelace" in hers


def test_a_long_log_is_turned_over_without_losing_an_entry(admin: Someone) -> None:
    sql(
        admin.app,
        "INSERT INTO audit (at, actor, action, subject, why) WITH RECURSIVE n(i) AS "
        "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150) "
        "SELECT '2026-01-02T03:04:05+00:00', 'operator', 'tried', 'thing ' || i, '' FROM n",
    )

    first = admin.get("/moderation/log").text
    second = admin.get("/moderation/log?before=52").text

    assert "before=52" in first
    assert (rows(first), rows(second)) == (100, 51)
    assert ("thing 51<" in first, "thing 50<" in second) == (True, True)


@pytest.mark.parametrize(
    "query",
    ["before=x", "before=-1", "before=99999999999999999999", "who=%00", "since=yesterday", "action=%27--"],
)
def test_a_log_that_is_asked_for_nonsense_does_not_break(admin: Someone, query: str) -> None:
    assert admin.get(f"/moderation/log?{query}").status_code == 200


def rows(page: str) -> int:
    """Return how many entries a page of the log shows."""
    return page.count("<tr>") - 1
