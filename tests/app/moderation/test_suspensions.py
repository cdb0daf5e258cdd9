"""A suspended account: nobody signs in with it, nothing of it is shown, and all of it is back when that is lifted."""

import json
import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from peergraph.app.following.digest import send_digests

from ..accounts.test_second_factor import turn_on
from ..someone import ADA, PASSWORD, Someone, link_in, mail, sql, whole_store

XU = "sample:yinghui-xu"
PAGE = f"/authors/{XU}"
WHY = "It sends the same mail to everybody."
both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def owner(ada: Someone) -> Someone:
    """Somebody whose record is Yinghui Xu's, and who has written about herself and published a query."""
    ada.owns(XU).send(f"{PAGE}/edit", name="Xu Yinghui", about="I grow tea.")
    saved = ada.send("/q", "/q/new", title="Tea in papers", query="RETURN 1")
    ada.send(f"{saved.headers['Location']}/visibility", "/account", visibility="public")
    return ada


@pytest.fixture
def moderator(site_app: Flask) -> Someone:
    return Someone(site_app).sign_up("mod@example.org", "Mod").has_role("moderator")


def suspend(who: Someone, account: str, decision: str = "suspend", reason: str = WHY) -> int:
    """Let a moderator decide on an account; returns the status of the answer."""
    return who.send(f"/moderation/accounts/{account}", decision=decision, reason=reason).status_code


def seen(reader: Someone) -> list[bool]:
    """Return whether a reader sees the owner's text, her query, and that the record is hers."""
    page, queries = reader.get(PAGE).text, reader.get("/q").text
    return ["I grow tea." in page, "Tea in papers" in queries, "Claimed, verified" in page]


@both
def test_what_a_suspended_account_has_written_is_hidden_until_that_is_lifted(
    owner: Someone, moderator: Someone
) -> None:
    account, reader = owner.account, Someone(owner.app)
    query = sql(owner.app, "SELECT id FROM queries")[0][0]
    before = seen(reader)

    suspended = suspend(moderator, account)
    while_suspended = [*seen(reader), reader.get(f"/q/{query}").status_code == 200]
    unclaimed = reader.get(f"/api/v1{PAGE}/trust").json["owner"]  # type: ignore[index]
    lifted = suspend(moderator, account, "lift", "It was a mistake.")

    assert (before, seen(reader)) == ([True] * 3, [True] * 3)
    assert while_suspended == [False] * 4
    assert unclaimed == "unclaimed"
    assert (suspended, lifted) == (303, 303)
    assert sql(
        owner.app, "SELECT action, why FROM audit WHERE subject = :id AND actor <> :id", id=account
    ) == [
        ("account suspended", WHY),
        ("suspension lifted", "It was a mistake."),
    ]


def test_who_is_suspended_is_signed_out_told_by_mail_and_refused_with_the_reason(
    owner: Someone, moderator: Someone
) -> None:
    account, before = owner.account, len(mail(owner.app))

    suspend(moderator, account)

    letters = mail(owner.app)[before:]
    assert not owner.is_signed_in
    wrong, right = owner.sign_in(password="not it at all"), owner.sign_in()
    assert (wrong.status_code, WHY in wrong.text) == (422, False)
    assert (right.status_code, WHY in right.text) == (403, True)
    assert not owner.is_signed_in
    assert [(letter.to, letter.subject) for letter in letters] == [(ADA, "Your account is suspended")]
    assert WHY in letters[0].text
    assert "take your data along and have your account deleted" in letters[0].text


@both
def test_who_is_suspended_takes_her_data_along_and_deletes_it_after_the_second_factor(
    owner: Someone, moderator: Someone
) -> None:
    account, (_maker, codes) = owner.account, turn_on(owner)
    suspend(moderator, account)

    half = owner.sign_in()
    refused = owner.send(half.headers["Location"], code=codes[0])
    token = secret_on(refused.text)
    whole = leave(owner, "export", token)
    opened = [owner.get(path).status_code for path in ("/account", "/account/export", "/account/delete")]
    unsure, kept = leave(owner, "delete", token), whole_store(owner.app)
    gone = leave(owner, "delete", token, sure="on")

    assert (half.status_code, secret_on(half.text)) == (303, "")
    assert (refused.status_code, WHY in refused.text) == (403, True)
    assert [row["title"] for row in json.loads(whole.text)["queries"]] == ["Tea in papers"]
    assert opened == [303] * 3
    assert (unsure.status_code, secret_on(unsure.text)) == (422, token)
    assert ADA in kept
    assert gone.headers["Location"] == "/account/gone"
    assert not any(text in whole_store(owner.app) for text in (ADA, "I grow tea.", "Tea in papers"))
    assert sql(owner.app, "SELECT action FROM audit WHERE actor = :id ORDER BY id DESC", id=account)[:2] == [
        ("account deleted",),
        ("data taken along",),
    ]


def test_what_opens_the_data_of_a_suspended_account_is_of_no_use_to_another_nor_once_it_is_not(
    owner: Someone, moderator: Someone
) -> None:
    account = owner.account
    suspend(moderator, account)
    token, before = secret_on(owner.sign_in().text), whole_store(owner.app)

    unguarded = owner.client.post("/account/suspended/delete", data={"token": token, "sure": "on"})
    guessed = leave(owner, "delete", token[::-1], sure="on")
    elsewhere = owner.get(f"/account/reset?token={token}")
    unchanged = whole_store(owner.app) == before
    suspend(moderator, account, "lift", "It was a mistake.")
    lifted = [leave(owner, what, token, sure="on").headers["Location"] for what in ("export", "delete")]

    assert (unguarded.status_code, elsewhere.status_code, unchanged) == (403, 410, True)
    assert guessed.headers["Location"].startswith("/account/sign-in")
    assert all(there.startswith("/account/sign-in") for there in lifted)
    assert owner.sign_in().status_code == 303


def secret_on(page: str) -> str:
    """Return what the forms of a suspended account's page send; "" where it has none."""
    found = re.search(r'name="token" value="([^"]*)"', page)
    return found[1] if found else ""


def leave(who: Someone, what: str, token: str, **form: str) -> TestResponse:
    return who.send(f"/account/suspended/{what}", "/account/sign-in", token=token, **form)


def test_a_new_password_does_not_let_a_suspended_account_in(owner: Someone, moderator: Someone) -> None:
    account = owner.account
    owner.send("/account/forgotten", email=ADA)
    old = link_in(mail(owner.app)[-1])
    suspend(moderator, account)

    used = owner.get(old).status_code
    owner.send("/account/forgotten", email=ADA)
    link = link_in(mail(owner.app)[-1])
    owner.send("/account/reset", link, token=link.partition("token=")[2], password=PASSWORD * 2)

    assert used == 410
    assert owner.sign_in(password=PASSWORD * 2).status_code == 403


def test_a_session_that_began_in_the_moment_of_the_suspension_signs_nobody_in(owner: Someone) -> None:
    sql(owner.app, "UPDATE accounts SET suspended = '2026-01-02T03:04:05+00:00'")

    assert not owner.is_signed_in


def test_the_feed_and_the_mails_of_a_suspended_account_stop(owner: Someone, moderator: Someone) -> None:
    account = owner.account
    feed = re.search(r"/following/feed\.atom\?token=[\w-]+", owner.send("/following/feed", "/following").text)
    owner.send("/following/add", "/authors/sample:pan-pan", kind="author", id="sample:pan-pan")
    owner.send("/following/digest", "/following", digest="daily")
    sql(owner.app, "UPDATE readers SET digest_sent = '2020', digest_since = '2020'")
    assert feed

    suspend(moderator, account)

    answer, told = Someone(owner.app).get(feed[0]), send_digests(owner.app, "http://localhost")
    assert (answer.status_code, WHY in answer.text) == (403, True)
    assert (told.sent, told.nothing_new) == (0, 0)


def test_an_unanswered_invitation_of_a_suspended_account_is_not_shown(
    owner: Someone, moderator: Someone
) -> None:
    guest = Someone(owner.app).sign_up("guest@example.org", "Guest")
    sent = guest.send(f"{PAGE}/invite", purpose="paper", words="Shall we?").headers["Location"]
    account = guest.account
    assert "Guest" in owner.get("/invitations").text

    suspend(moderator, account)

    assert "Guest" not in owner.get("/invitations").text
    assert owner.get(sent).status_code == 404


def test_pages_that_were_read_before_follow_a_suspension(owner: Someone, moderator: Someone) -> None:
    guest, followed = Someone(owner.app).sign_up("guest@example.org", "Guest"), "/authors/sample:pan-pan"
    guest.send("/following/add", followed, kind="author", id="sample:pan-pan")
    guest.send(f"{PAGE}/invite", purpose="paper", words="Shall we?")
    readers = ((Someone(owner.app), followed), (owner, "/about"))
    tags = [{"If-None-Match": who.get(page).headers["ETag"]} for who, page in readers]

    def statuses() -> list[int]:
        return [
            who.get(page, headers=tag).status_code for (who, page), tag in zip(readers, tags, strict=True)
        ]

    before = statuses()
    suspend(moderator, guest.account)

    assert (before, statuses()) == ([304, 304], [200, 200])


def test_nobody_suspends_herself_nor_a_moderator_another_one(owner: Someone, moderator: Someone) -> None:
    other = Someone(owner.app).sign_up("other@example.org", "Other").has_role("moderator")
    admin = Someone(owner.app).sign_up("root@example.org", "Root").has_role("admin")
    ids = {"own": moderator.account, "other": other.account, "admin": admin.account, "owner": owner.account}
    token = moderator.token(f"/moderation/accounts/{ids['owner']}")

    def status(who: Someone, name: str, **form: str) -> int:
        form = {"csrf_token": token, "decision": "suspend", "reason": WHY, **form}
        return who.client.post(f"/moderation/accounts/{ids[name]}", data=form).status_code

    assert [status(moderator, name) for name in ("own", "other", "admin")] == [403, 403, 403]
    assert status(moderator, "owner", reason=" ") == 422
    assert status(moderator, "owner", decision="lift") == 422
    assert suspend(admin, ids["other"]) == 303
    assert "Other" in moderator.get("/moderation/accounts").text
