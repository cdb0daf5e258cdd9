"""What nobody would write by a form of ours: addresses that are none, letters that nobody sees, and what never ends."""

import pytest
from flask import Flask

from peergraph.app.accounts.attempts import LIMITS
from peergraph.app.accounts.pages.forms import way_back
from peergraph.app.accounts.people import tidy_name
from peergraph.app.invitations.about import NotAbout, chosen
from peergraph.app.plain_text import MOST_MARKS, plain
from peergraph.app.store.engine import CannotBeKept
from peergraph.cypher.graph import Graph

from .someone import Someone, sql, whole_store

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.mark.parametrize("text", ["//[", "//[x]/", "/\\e", "https://e", "/\u2028", "//e", "x", ""])
def test_nobody_is_led_to_an_address_that_is_no_path_of_ours(text: str) -> None:
    assert way_back(text) == "/account"


def test_a_way_back_that_is_no_address_does_not_break_the_sign_in(stranger: Someone) -> None:
    page = stranger.get("/account/sign-in?next=//%5B")
    tried = stranger.send("/account/sign-in", email="ada@example.org", password="wrong", next="//[")

    assert (page.status_code, tried.status_code) == (200, 422)


@pytest.mark.parametrize("origin", ["http://[", "null", "http://localhost.evil.example", "localhost"])
def test_an_origin_that_is_not_ours_is_refused_however_it_is_written(ada: Someone, origin: str) -> None:
    form = {"csrf_token": ada.token("/account"), "name": "Eve"}

    refused = ada.client.post("/account/name", data=form, headers={"Origin": origin})

    assert refused.status_code == 403
    assert sql(ada.app, "SELECT name FROM accounts") == [("Ada",)]


@both
def test_a_nul_is_taken_out_of_a_form_and_refused_elsewhere(ada: Someone) -> None:
    ada.send("/account/name", "/account", name="A\0da")

    assert sql(ada.app, "SELECT name FROM accounts") == [("Ada",)]
    if "postgresql" in str(ada.app.extensions["peergraph-store"].store.url):
        with ada.app.test_request_context(), pytest.raises(CannotBeKept):
            sql(ada.app, "SELECT :text", text="\0")


@pytest.mark.parametrize("path", ["/api/v1/views", "/api/v1/snapshots", "/api/v1/explore", "/api/v1/cypher"])
def test_json_without_end_is_refused(site_app: Flask, path: str) -> None:
    headers = {"Content-Type": "application/json"}

    for body in ('{"a":' * 20_000, "[" * 20_000, '{"query": "\\ud800"}'):
        assert site_app.test_client().post(path, data=body, headers=headers).status_code == 400


@pytest.mark.parametrize("text", ["http://[", "//[", "https://[::1/papers/x", "papers/", "/topics/"])
def test_an_address_that_is_none_is_about_nothing(sample: Graph, site_app: Flask, text: str) -> None:
    with site_app.test_request_context(), pytest.raises(NotAbout):
        chosen(sample, [], text)


@pytest.mark.parametrize(
    "page", ["//[", "//authors/x", "/q/abc.json", "/api/v1/stats", "/console", "authors/x"]
)
def test_only_pages_that_say_what_they_are_read_with_are_asked_again(stranger: Someone, page: str) -> None:
    assert stranger.get("/console/behind", query_string={"query": "x", "page": page}).status_code == 400


@pytest.mark.parametrize("name", ["\u3164", "\u2800 \u115f", "\ufe0f", "\u200d", "\u202e", "\U000e0100"])
def test_a_name_that_nobody_sees_is_none(name: str) -> None:
    assert tidy_name(name) == ""


@pytest.mark.parametrize("name", ["علی\u200cرضا", "葛\U000e0100城", "שָׁלוֹם", "Phở Nguyễn", "किशोर"])
def test_names_of_all_scripts_stay_as_they_are(name: str) -> None:
    assert tidy_name(f" {name}\u202e\n") == name


def test_signs_over_a_letter_do_not_pile_up() -> None:
    assert plain("a" + "\u0316" * 500 + "\u202eb\r\nc") == "a" + "\u0316" * MOST_MARKS + "b\nc"


def test_passwords_are_not_chosen_without_end(ada: Someone) -> None:
    form = {"csrf_token": ada.token("/account/password"), "password": "short"}
    most = LIMITS["new password from one network"].amount

    answers = [ada.client.post("/account/password", data=form).status_code for _ in range(most)]

    # Ada has chosen one already.
    assert answers == [*[422] * (most - 1), 429]


@both
def test_nothing_but_the_log_names_an_account_that_is_deleted(ada: Someone) -> None:
    account = ada.account
    Someone(ada.app).send("/account/sign-up", email="ada@example.org", next="/authors/sample:pan-pan/claim")
    ada.send("/authors/sample:pan-pan/suggested/hide", "/account", person="sample:yinghui-xu")

    ada.send("/account/delete", sure="on")

    log = [str(tuple(row)) for row in sql(ada.app, "SELECT * FROM audit")]
    left = [line for line in whole_store(ada.app).splitlines() if line not in log]
    assert not [line for line in left if account in line or "ada@example.org" in line]


def test_under_tls_no_other_host_can_set_the_key_of_a_browser(site_app: Flask) -> None:
    answer = site_app.test_client().get("/account/sign-in", base_url="https://localhost")

    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-browser=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
