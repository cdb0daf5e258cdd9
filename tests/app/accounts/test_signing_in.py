"""Signing in and out: no hint, no guessing, no session but one's own."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import argon2
import pytest
from flask import Flask

from peergraph.app.counts import Counts

from ..conftest import NewApp
from ..someone import ADA, PASSWORD, Someone, mail, sql, whole_store


def test_somebody_signs_in_and_goes_on_where_she_was(ada: Someone) -> None:
    again = Someone(ada.app)

    answer = again.sign_in(next="/console?query=RETURN+1")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/console?query=RETURN+1")
    assert ">Ada</a>" in again.get("/about").text


def test_the_header_leads_to_signing_in_and_back(stranger: Someone) -> None:
    assert 'href="/account/sign-in?next=%2Fabout%3Fx%3D1"' in stranger.get("/about?x=1").text.replace(
        "/about?x", "/about?x"
    )


def test_a_wrong_password_and_an_unknown_address_get_one_answer(ada: Someone) -> None:
    stranger = Someone(ada.app)

    wrong = stranger.sign_in(ADA, "purple walrus sings badly")
    unknown = stranger.sign_in("eva@example.org", PASSWORD)
    nonsense = stranger.sign_in("eva", PASSWORD)

    assert [wrong.status_code, unknown.status_code, nonsense.status_code] == [422, 422, 422]
    assert len({_without_tokens(answer.text) for answer in (wrong, unknown, nonsense)}) == 1
    assert not stranger.is_signed_in


def test_as_much_is_computed_for_an_address_without_an_account(
    ada: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    verify = argon2.PasswordHasher.verify

    def counting(hasher: argon2.PasswordHasher, kept: str, password: str) -> bool:
        verified.append(kept.rpartition("$")[0].rpartition("$")[0])
        return verify(hasher, kept, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", counting)
    sql(
        ada.app,
        "INSERT INTO accounts (id, name, email, role, created, suspended_why) "
        "VALUES ('b', 'Ben', 'ben@example.org', 'reader', '2024', '')",
    )

    for email in (ADA, "eva@example.org", "ben@example.org"):
        Someone(ada.app).sign_in(email, "purple walrus sings badly")

    assert len(verified) == 3
    assert len(set(verified)) == 1


def test_guessing_ends_also_with_the_right_password_and_only_for_who_guesses(ada: Someone) -> None:
    eve = Someone(ada.app, "198.51.100.9")

    guesses = [eve.sign_in(ADA, f"guess number {n}").status_code for n in range(10)]
    right = eve.sign_in(ADA, PASSWORD)
    unknown = [eve.sign_in("eva@example.org", f"guess number {n}").status_code for n in range(11)]

    assert guesses == [422] * 10
    assert (right.status_code, right.headers["Retry-After"]) == (429, "900")
    assert unknown == [422] * 10 + [429]
    assert Someone(ada.app).sign_in().status_code == 303


def test_guessing_ends_whichever_process_answers(new_app: NewApp) -> None:
    guessers = [Someone(new_app()), Someone(new_app())]

    answers = [guessers[n % 2].sign_in(ADA, f"guess number {n}").status_code for n in range(11)]

    assert answers == [422] * 10 + [429]


def test_nobody_tries_a_password_that_cannot_be_counted(site_app: Flask, tmp_path: Path) -> None:
    (tmp_path / Counts.NAME).mkdir()

    answer = Someone(site_app).sign_in(ADA, PASSWORD)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_guessing_over_many_addresses_or_from_many_networks_ends_too(ada: Someone) -> None:
    eve = Someone(ada.app, "198.51.100.9")
    token = eve.token("/account/sign-in")

    def guess(email: str, network: str) -> int:
        data = {"csrf_token": token, "email": email, "password": "x"}
        return eve.client.post(
            "/account/sign-in", data=data, environ_base={"REMOTE_ADDR": network}
        ).status_code

    one_network = [guess(f"somebody{n}@example.org", "198.51.100.9") for n in range(61)]
    one_address = [guess("eva@example.org", f"203.0.113.{n}") for n in range(101)]

    assert one_network.count(429) == 1
    assert one_address.count(429) == 1


def test_the_cookie_is_kept_from_scripts_other_sites_and_other_hosts(ada: Someone) -> None:
    plain = _cookie_of(Someone(ada.app).sign_in())
    lasting = _cookie_of(Someone(ada.app).sign_in(lasting="on"))
    secure = Someone(ada.app)
    token = re.search(
        r'csrf_token" value="([^"]+)', secure.get("/account/sign-in", base_url="https://localhost").text
    )[1]  # type: ignore[index]
    data = {"csrf_token": token, "email": ADA, "password": PASSWORD}
    under_tls = _cookie_of(secure.client.post("/account/sign-in", data=data, base_url="https://localhost"))

    assert re.fullmatch(r"signed_in=[\w-]{43}; HttpOnly; Path=/; SameSite=Lax", plain)
    assert "Max-Age=15552000" in lasting
    assert re.fullmatch(r"__Host-signed_in=[\w-]{43}; Secure; HttpOnly; Path=/; SameSite=Lax", under_tls)


def test_a_session_that_somebody_else_has_chosen_is_never_signed_in(ada: Someone) -> None:
    victim = Someone(ada.app)
    victim.client.set_cookie("signed_in", "x" * 43)

    victim.sign_in()

    chosen = Someone(ada.app)
    chosen.client.set_cookie("signed_in", "x" * 43)
    assert victim.is_signed_in
    assert not chosen.is_signed_in
    assert victim.client.get_cookie("signed_in").value != "x" * 43


def test_signing_in_again_ends_the_session_before(ada: Someone) -> None:
    before = ada.client.get_cookie("signed_in").value

    ada.sign_in()

    old = Someone(ada.app)
    old.client.set_cookie("signed_in", before)
    assert not old.is_signed_in
    assert sql(ada.app, "SELECT count(*) FROM sessions") == [(1,)]


def test_a_cookie_is_of_no_use_after_signing_out(ada: Someone) -> None:
    before = ada.client.get_cookie("signed_in").value

    answer = ada.send("/account/sign-out", "/account")

    assert answer.headers["Clear-Site-Data"] == '"cache"'
    ada.client.set_cookie("signed_in", before)
    assert not ada.is_signed_in


@pytest.mark.parametrize(
    ("change", "lasting", "stays"),
    [
        ("seen = '{hours_ago}'", False, False),
        ("seen = '{hours_ago}'", True, True),
        ("seen = '{month_ago}'", True, False),
        ("created = '{year_ago}'", True, False),
    ],
)
def test_a_session_ends_by_itself(ada: Someone, change: str, lasting: bool, stays: bool) -> None:
    from peergraph.app.accounts.times import time_from_now

    times = {
        "hours_ago": time_from_now(hours=-13),
        "month_ago": time_from_now(days=-31),
        "year_ago": time_from_now(days=-365),
    }
    sql(ada.app, f"UPDATE sessions SET {change.format(**times)}, lasting = :lasting", lasting=lasting)

    assert ada.is_signed_in == stays


@pytest.mark.parametrize(
    "next",
    [
        "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
        "evil.example", "/\t/evil.example", "\n//evil.example", "http:evil.example", "///evil.example", "",
    ],
)  # fmt: skip
def test_nobody_is_led_to_another_site(ada: Someone, next: str) -> None:
    answer = Someone(ada.app).sign_in(next=next)

    assert answer.headers["Location"] == "/account"


def test_sessions_are_listed_with_their_browsers_and_ended_one_by_one_or_all(ada: Someone) -> None:
    phone = Someone(
        ada.app, agent="Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
    )
    laptop, other = Someone(ada.app), Someone(ada.app)
    for each in (phone, laptop, other):
        each.sign_in()

    listed = ada.get("/account").text
    names = re.findall(r"<strong>([^<]+)</strong>", listed)
    ended = re.search(r"Safari, iPhone.*?/account/sessions/(\w+)/end", listed, re.DOTALL)[1]  # type: ignore[index]
    ada.send(f"/account/sessions/{ended}/end", "/account")

    assert sorted(names) == ["Firefox, Linux", "Firefox, Linux", "Firefox, Linux", "Safari, iPhone"]
    assert [each.is_signed_in for each in (phone, laptop, other)] == [False, True, True]
    ada.send("/account/sessions/end-others", "/account")
    assert [each.is_signed_in for each in (ada, laptop, other)] == [True, False, False]


def test_nobody_ends_a_session_of_somebody_else(ada: Someone) -> None:
    second = Someone(ada.app)
    second.sign_in()
    eve = Someone(ada.app).sign_up("eve@example.org", "Eve")
    others = [id for (id,) in sql(ada.app, "SELECT id FROM sessions")]

    answers = {
        eve.send(f"/account/sessions/{id}/end", "/account").status_code for id in (*ada.session_ids, "a" * 16)
    }

    assert answers == {404}
    assert [id for (id,) in sql(ada.app, "SELECT id FROM sessions")] == others
    assert (ada.is_signed_in, second.is_signed_in) == (True, True)


def test_what_matters_needs_a_sign_in_of_this_quarter_of_an_hour(ada: Someone) -> None:
    token = ada.token("/account")
    sql(ada.app, "UPDATE sessions SET created = '2026-01-01T00:00:00+00:00' WHERE created > '2026-06'")
    sql(ada.app, "UPDATE sessions SET created = :then", then=_hour_ago())

    pages = ("password", "address", "second-factor", "export", "delete")
    asked = {ada.get(f"/account/{page}").headers.get("Location", "") for page in pages}
    writes = (
        "password",
        "address",
        "delete",
        "second-factor",
        "second-factor/off",
        "recovery-codes",
        "provider/off",
    )
    sent = [
        ada.client.post(
            f"/account/{page}", data={"csrf_token": token, "sure": "on", "password": PASSWORD + "!"}
        )
        for page in writes
    ]

    assert asked == {f"/account/sign-in?next=%2Faccount%2F{page}" for page in pages}
    assert {urlsplit(answer.headers["Location"]).path for answer in sent} == {"/account/sign-in"}
    assert sql(ada.app, "SELECT count(*) FROM accounts") == [(1,)]


def test_another_password_ends_all_other_sessions_and_is_told_by_mail(ada: Someone) -> None:
    other = Someone(ada.app)
    other.sign_in()

    changed = ada.send("/account/password", password="yellow otter dances well")

    assert changed.status_code == 303
    assert (ada.is_signed_in, other.is_signed_in) == (True, False)
    assert "The password is another one." in mail(ada.app)[-1].text
    assert Someone(ada.app).sign_in().status_code == 422
    assert Someone(ada.app).sign_in(password="yellow otter dances well").status_code == 303


def test_a_page_of_somebody_who_is_signed_in_is_kept_by_no_cache(ada: Someone, stranger: Someone) -> None:
    assert ada.get("/about").headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in ada.get("/about").headers["Vary"]
    assert "Cookie" in stranger.get("/about").headers["Vary"]
    assert {
        ada.get(path).headers["Cache-Control"] for path in ("/account", "/account/sign-in", "/account/log")
    } == {"no-store"}


def test_a_page_changes_its_tag_with_who_is_signed_in(ada: Someone, stranger: Someone) -> None:
    tags = [stranger.get("/about").headers["ETag"], ada.get("/about").headers["ETag"]]
    ada.send("/account/name", "/account", name="Ada Lovelace")
    tags.append(ada.get("/about").headers["ETag"])

    assert len(set(tags)) == 3
    assert stranger.get("/about", headers={"If-None-Match": tags[0]}).status_code == 304
    assert stranger.get("/about", headers={"If-None-Match": tags[1]}).status_code == 200


def test_the_store_holds_no_secret_that_signs_in(ada: Someone) -> None:
    cookie = ada.client.get_cookie("signed_in").value
    Someone(ada.app).send("/account/forgotten", email=ADA)
    token = mail(ada.app)[-1].text.partition("token=")[2].split()[0]

    kept = whole_store(ada.app)

    assert ADA in kept
    assert not any(secret in kept for secret in (PASSWORD, cookie, token))


def test_a_password_that_was_hashed_with_less_is_hashed_anew(ada: Someone) -> None:
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    sql(ada.app, "UPDATE accounts SET password = :weak", weak=weak)

    assert Someone(ada.app).sign_in().status_code == 303
    assert "m=64," in sql(ada.app, "SELECT password FROM accounts")[0][0]


def test_without_a_store_pages_are_shown_to_everybody(ada: Someone, site_app: Flask) -> None:
    sql(site_app, "DROP TABLE links")
    sql(site_app, "DROP TABLE sessions")

    assert ada.get("/about").status_code == 200
    assert ada.get("/account").status_code == 503


def _cookie_of(answer) -> str:
    return next(each for each in answer.headers.getlist("Set-Cookie") if "signed_in" in each)


def _without_tokens(page: str) -> str:
    return re.sub(r'(csrf_token" value=|name="email"[^>]*value=)"[^"]*"', "", page)


def _hour_ago() -> str:
    from peergraph.app.accounts.times import time_from_now

    return time_from_now(hours=-1)
