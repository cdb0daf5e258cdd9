"""Signing in by a provider: there and back, in one browser, once, and only with a token that can be believed."""

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from .. import provider
from ..conftest import NewApp
from ..provider import CLIENT, SECRET, Provider
from ..someone import PASSWORD, Someone, mail, sql
from .test_second_factor import turn_on

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)

LONG_AGO = 1_700_000_000
"""Seconds since 1970. Each worker has to name its tests alike, so no test is called by the time of day."""


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with provider.server() as running:
        yield running


@pytest.fixture
def orcid(running: Provider) -> Provider:
    """A provider that tells the truth about Ada."""
    issuer, key = running.issuer, running.key
    vars(running).clear()
    running.__init__()
    running.issuer, running.key, running.signing_key = issuer, key, key
    return running


@pytest.fixture
def site_app(new_app: NewApp, orcid: Provider) -> Flask:
    return new_app(
        PEERGRAPH_OIDC_ISSUER=orcid.issuer,
        PEERGRAPH_OIDC_CLIENT_ID=CLIENT,
        PEERGRAPH_OIDC_CLIENT_SECRET=SECRET,
    )


def begin(someone: Someone, **data: str) -> str:
    """Press the button; returns the address that the browser goes to."""
    page = someone.send("/account/provider", "/account/sign-in", **data)
    assert page.status_code == 200, page.text
    address = html.unescape(re.search(r'button-main" href="([^"]+)"', page.text)[1])  # type: ignore[index]
    assert page.headers["Refresh"] == f"0; url={address}"
    return address


def come_back(someone: Someone, address: str) -> TestResponse:
    parts = urlsplit(address)
    return someone.get(f"{parts.path}?{parts.query}")


def sign_in(someone: Someone, orcid: Provider, **data: str) -> TestResponse:
    return come_back(someone, orcid.authorize(begin(someone, **data)))


@both
def test_a_stranger_comes_back_with_an_account_and_finds_it_again(site_app: Flask, orcid: Provider) -> None:
    ada, again = Someone(site_app), Someone(site_app)

    first = sign_in(ada, orcid, next="/about")
    sign_in(again, orcid)

    assert (first.status_code, first.headers["Location"]) == (303, "/about")
    assert ">Ada Ørsted</a>" in ada.get("/about").text
    assert again.is_signed_in
    assert sql(site_app, "SELECT name, email, password FROM accounts") == [("Ada Ørsted", None, None)]
    assert sql(site_app, "SELECT issuer, subject FROM identities") == [(orcid.issuer, "0000-0002-1825-0097")]
    assert sql(site_app, "SELECT count(*) FROM links") == [(0,)]


def test_the_button_is_there_where_there_is_a_provider_only(stranger: Someone, new_app: NewApp) -> None:
    without = Someone(new_app())

    assert "Sign in with ORCID" in stranger.get("/account/sign-in").text
    assert "with ORCID" not in without.get("/account/sign-in").text
    assert without.send("/account/provider", "/account/sign-in").status_code == 404


def test_an_answer_is_taken_once(stranger: Someone, orcid: Provider) -> None:
    address = orcid.authorize(begin(stranger))

    assert [come_back(stranger, address).status_code for _ in range(2)] == [303, 410]


def test_an_answer_that_another_browser_asked_for_signs_nobody_in(stranger: Someone, orcid: Provider) -> None:
    victim = Someone(stranger.app)
    begin(victim)

    answer = come_back(victim, orcid.authorize(begin(stranger)))

    assert answer.status_code == 410
    assert not victim.is_signed_in


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x&code=y", "?error=access_denied"])
def test_an_answer_that_nobody_asked_for_is_refused(stranger: Someone, query: str) -> None:
    assert stranger.get(f"/account/provider/back{query}").status_code == 410


def test_somebody_who_says_no_at_the_provider_is_not_signed_in(stranger: Someone, orcid: Provider) -> None:
    answer = come_back(stranger, orcid.authorize(begin(stranger), "access_denied"))

    assert answer.status_code == 502
    assert "ORCID did not sign you in" in answer.text
    assert not stranger.is_signed_in


@pytest.mark.parametrize(
    "lies",
    [
        {"nonce": "another"}, {"nonce": None}, {"aud": "another"}, {"aud": None},
        {"iss": "https://evil.example"},
        {"iss": None}, {"exp": LONG_AGO}, {"exp": None}, {"sub": None},
        {"aud": [CLIENT, "another"], "azp": "another"},
    ],
    ids=str,
)  # fmt: skip
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    stranger: Someone, orcid: Provider, lies: dict[str, object]
) -> None:
    orcid.lies = lies

    assert sign_in(stranger, orcid).status_code == 502
    assert not stranger.is_signed_in
    assert sql(stranger.app, "SELECT count(*) FROM accounts") == [(0,)]


@pytest.mark.parametrize(
    "forge",
    [
        lambda orcid: setattr(orcid, "signing_key", RSAKey.generate_key(2048, {"kid": "1"})),
        lambda orcid: orcid.sign_with_the_public_key(),
        lambda orcid: setattr(orcid, "algorithm", "none"),
    ],
    ids=["another key", "the public key as a secret", "no signature"],
)
def test_a_forged_token_is_refused(
    stranger: Someone, orcid: Provider, forge: Callable[[Provider], None]
) -> None:
    forge(orcid)

    assert sign_in(stranger, orcid).status_code == 502
    assert not stranger.is_signed_in


def test_a_provider_that_calls_itself_otherwise_or_is_away_is_said_so(
    new_app: NewApp, orcid: Provider
) -> None:
    named = {"PEERGRAPH_OIDC_CLIENT_ID": CLIENT, "PEERGRAPH_OIDC_CLIENT_SECRET": SECRET}
    other = orcid.issuer.replace("127.0.0.1", "localhost")

    answers = [
        Someone(new_app(PEERGRAPH_OIDC_ISSUER=issuer, **named)).send("/account/provider", "/account/sign-in")
        for issuer in (other, "http://127.0.0.1:1")
    ]

    assert [answer.status_code for answer in answers] == [502, 502]
    assert "did not answer as expected" in answers[0].text


def test_an_address_at_the_provider_is_no_key_to_an_account_here(stranger: Someone, orcid: Provider) -> None:
    Someone(stranger.app).sign_up("ada@example.org", "Ada")
    orcid.person = {"sub": "eve", "email": "ada@example.org", "email_verified": True, "name": "Ada"}

    sign_in(stranger, orcid)

    assert sql(stranger.app, "SELECT count(*) FROM accounts") == [(2,)]
    assert "ada@example.org" not in stranger.get("/account").text


def test_an_account_gets_a_provider_and_loses_it_again(stranger: Someone, orcid: Provider) -> None:
    ada = Someone(stranger.app).sign_up()
    page = ada.send("/account/provider", "/account", next="/account").text
    address = html.unescape(re.search(r'button-main" href="([^"]+)"', page)[1])  # type: ignore[index]
    come_back(ada, orcid.authorize(address))

    assert "0000-0002-1825-0097" in ada.get("/account").text
    assert sign_in(Someone(stranger.app), orcid).status_code == 303
    assert sql(stranger.app, "SELECT count(*) FROM accounts") == [(1,)]
    assert "further way" in mail(stranger.app)[-1].text
    ada.send("/account/provider/off", "/account")
    assert sql(stranger.app, "SELECT count(*) FROM identities") == [(0,)]


def test_nobody_takes_the_only_way_to_sign_in_away(stranger: Someone, orcid: Provider) -> None:
    sign_in(stranger, orcid)

    assert stranger.send("/account/provider/off", "/account").status_code == 409
    assert sql(stranger.app, "SELECT count(*) FROM identities") == [(1,)]


def test_a_provider_does_not_go_around_the_second_factor(stranger: Someone, orcid: Provider) -> None:
    sign_in(stranger, orcid)
    turn_on(stranger)

    again = Someone(stranger.app)

    assert sign_in(again, orcid).headers["Location"] == "/account/sign-in/code"
    assert not again.is_signed_in


def test_nobody_adds_a_provider_to_another_account_by_a_link(stranger: Someone, orcid: Provider) -> None:
    eve, ada = Someone(stranger.app).sign_up("eve@example.org", "Eve"), Someone(stranger.app).sign_up()
    address = begin_on_account(eve)

    answer = come_back(ada, orcid.authorize(address))

    assert answer.status_code == 410
    assert sql(stranger.app, "SELECT count(*) FROM identities") == [(0,)]


def begin_on_account(someone: Someone) -> str:
    page = someone.send("/account/provider", "/account", next="/account").text
    return html.unescape(re.search(r'button-main" href="([^"]+)"', page)[1])  # type: ignore[index]


def test_a_name_from_the_provider_is_only_text(stranger: Someone, orcid: Provider) -> None:
    orcid.person = {"sub": "eve", "name": "<script>alert(1)</script>\u202e\x00" + "x" * 500}

    sign_in(stranger, orcid)

    assert "<script>alert" not in stranger.get("/about").text
    assert len(sql(stranger.app, "SELECT name FROM accounts")[0][0]) == 100


def test_what_is_asked_of_the_provider_is_little(stranger: Someone) -> None:
    asked = parse_qs(urlsplit(begin(stranger)).query)

    assert asked["scope"] == ["openid"]
    assert asked["redirect_uri"] == ["http://localhost/account/provider/back"]
    assert len(asked["nonce"][0]) == len(asked["state"][0]) == 43
    assert PASSWORD not in str(asked)
