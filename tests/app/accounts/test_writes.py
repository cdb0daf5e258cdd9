"""No write of an account without a token that our pages gave this browser; and who may see which page."""

import re

import pytest
from flask import Flask

from ..someone import ADA, Someone, sql, whole_store

PAGES = [
    "/account", "/account/log", "/account/password", "/account/address", "/account/second-factor", "/account/export",
    "/account/delete", "/account/take-over", "/account/address/confirm?token=x",
]  # fmt: skip


def writes(app: Flask) -> list[str]:
    """Return the addresses of all forms of accounts."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("accounts.")]
    return [re.sub("<id>", "a" * 16, rule.rule) for rule in rules if "POST" in (rule.methods or ())]


def test_no_form_works_without_the_token_of_this_browser(ada: Someone) -> None:
    eve = Someone(ada.app)
    tokens = {"none": "", "nonsense": "x", "another browser's": eve.token("/account/sign-in")}
    before = whole_store(ada.app)
    fields = {
        "email": ADA,
        "name": "Eve",
        "password": "yellow otter dances well",
        "sure": "on",
        "next": "/about",
    }

    answers = {
        (path, name): ada.client.post(path, data={**fields, "csrf_token": token}).status_code
        for path in writes(ada.app)
        for name, token in tokens.items()
    }

    assert len(answers) > 40
    assert set(answers.values()) == {403}
    assert whole_store(ada.app) == before


def test_no_form_works_from_another_site_or_without_cookies(ada: Someone) -> None:
    token, before = ada.token("/account"), whole_store(ada.app)
    data = {"csrf_token": token, "sure": "on", "name": "Eve"}

    answers = [
        ada.client.post("/account/delete", data=data, headers={"Origin": "https://evil.example"}),
        ada.client.post("/account/name", data=data, headers={"Origin": "null"}),
        ada.client.post("/account/name", data=data, headers={"Sec-Fetch-Site": "cross-site"}),
        ada.app.test_client().post("/account/name", data=data),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert whole_store(ada.app) == before


def test_nothing_is_written_by_looking(ada: Someone) -> None:
    before = sql(ada.app, "SELECT count(*), (SELECT count(*) FROM audit) FROM accounts")

    for path in writes(ada.app):
        assert ada.get(path).status_code < 500, path

    assert sql(ada.app, "SELECT count(*), (SELECT count(*) FROM audit) FROM accounts") == before


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_is_led_to_signing_in_and_back(stranger: Someone, path: str) -> None:
    answer = stranger.get(path)

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/account/sign-in?next=%2Faccount")


def test_a_form_that_is_too_large_is_not_read(stranger: Someone) -> None:
    assert stranger.send("/account/sign-in", email="a", password="x" * 60_000).status_code == 413


@pytest.mark.parametrize("path", ["/account/sign-in", "/account/sign-up", "/account/forgotten"])
def test_pages_before_signing_in_are_in_no_index_no_frame_and_no_referrer(
    stranger: Someone, path: str
) -> None:
    answer = stranger.get(path)

    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("  Ada \u202e  Ørsted\x00\n", "Ada Ørsted"),
        ("<b>Ada</b>", "<b>Ada</b>"),
        ("李雷", "李雷"),
        ("x" * 300, "x" * 100),
    ],
)
def test_a_name_is_kept_as_it_was_written_without_what_nobody_sees(
    ada: Someone, name: str, kept: str
) -> None:
    ada.send("/account/name", "/account", name=name)

    assert sql(ada.app, "SELECT name FROM accounts") == [(kept,)]
    assert "<b>Ada" not in ada.get("/about").text


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u202e", "\x00"])
def test_a_name_of_nothing_is_refused(ada: Someone, name: str) -> None:
    answer = ada.send("/account/name", "/account", name=name)

    assert answer.status_code == 422
    assert "Write what others shall call you." in answer.text
