"""A new account: by a link in a mail, and without telling anybody who has one."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, unquote

import pytest
from flask import Flask

from ..conftest import NewApp
from ..someone import ADA, PASSWORD, Someone, link_in, mail, sql

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


def confirm(someone: Someone, link: str, **data: str):
    return someone.send(
        "/account/sign-up/confirm",
        link,
        token=link.partition("token=")[2],
        **{"name": "Ada", "password": PASSWORD, **data},
    )


@both
def test_somebody_makes_an_account_by_a_link_in_a_mail_and_is_signed_in(site_app: Flask) -> None:
    ada = Someone(site_app)

    asked = ada.send("/account/sign-up", email=" ADA@Example.org ")
    letter = mail(site_app)[-1]
    made = confirm(ada, link_in(letter), name="Ada Ørsted")

    assert asked.status_code == 200
    assert letter.to == ADA
    assert made.headers["Location"] == "/account"
    assert "Ada Ørsted" in ada.get("/").text
    assert sql(site_app, "SELECT email, role, substr(password, 1, 9) FROM accounts") == [
        (ADA, "reader", "$argon2id")
    ]
    assert sql(site_app, "SELECT count(*) FROM links") == [(0,)]


def test_who_makes_an_account_goes_on_where_she_was_and_nowhere_else(site_app: Flask) -> None:
    ways = {"/authors/x/claim?y=1": "/authors/x/claim?y=1", "//evil.example": "/account"}
    for number, way in enumerate(ways):
        someone = Someone(site_app)
        page = unquote(someone.get(f"/account/sign-in?next={quote(way)}").text)
        assert f'href="/account/sign-up?next={ways[way]}"' in page
        someone.send("/account/sign-up", email=f"{number}@example.org", next=way)

        assert confirm(someone, link_in(mail(site_app)[-1])).headers["Location"] == ways[way]


def test_there_is_no_account_before_the_link_was_used(stranger: Someone) -> None:
    stranger.send("/account/sign-up", email=ADA)
    mail(stranger.app)

    assert sql(stranger.app, "SELECT count(*) FROM accounts") == [(0,)]
    assert stranger.sign_in().status_code == 422


def test_an_address_with_an_account_gets_the_same_answer_and_another_mail(ada: Someone) -> None:
    stranger = Someone(ada.app)

    known, unknown = (stranger.send("/account/sign-up", email=email) for email in (ADA, "eva@example.org"))
    letters = {letter.to: letter.text for letter in mail(ada.app)[-2:]}

    assert known.status_code == unknown.status_code == 200
    assert known.text.replace(ADA, "") == unknown.text.replace("eva@example.org", "")
    assert "There is one already" in letters[ADA]
    assert "token=" not in letters[ADA]


def test_a_link_can_be_looked_at_often_and_used_once(stranger: Someone) -> None:
    stranger.send("/account/sign-up", email=ADA)
    link = link_in(mail(stranger.app)[-1])

    looked = [Someone(stranger.app).get(link).status_code for _ in range(3)]
    first, again = (Someone(stranger.app) for _ in range(2))
    token = again.token(link)
    used = confirm(first, link)
    replayed = again.client.post(
        "/account/sign-up/confirm",
        data={"csrf_token": token, "token": link.partition("=")[2], "name": "Eve", "password": PASSWORD},
    )

    assert looked == [200, 200, 200]
    assert used.status_code == 303
    assert replayed.status_code == 410
    assert again.get(link).status_code == 410


def test_a_link_ends_after_its_time(stranger: Someone) -> None:
    stranger.send("/account/sign-up", email=ADA)
    link = link_in(mail(stranger.app)[-1])
    sql(stranger.app, "UPDATE links SET expires = '2020-01-01T00:00:00+00:00'")

    assert stranger.get(link).status_code == 410


def test_a_link_for_one_thing_does_nothing_else(ada: Someone) -> None:
    Someone(ada.app).send("/account/forgotten", email=ADA)
    link = link_in(mail(ada.app)[-1])

    assert Someone(ada.app).get(link.replace("/account/reset", "/account/sign-up/confirm")).status_code == 410


def test_of_two_links_to_one_address_one_makes_the_account(stranger: Someone) -> None:
    for _ in range(2):
        stranger.send("/account/sign-up", email=ADA)
    one, other = (link_in(letter) for letter in mail(stranger.app)[-2:])

    answers = [confirm(stranger, one).status_code, confirm(Someone(stranger.app), other).status_code]

    assert answers == [303, 410]
    assert sql(stranger.app, "SELECT count(*) FROM accounts") == [(1,)]


@both
def test_of_many_who_use_one_link_at_once_one_gets_the_account(site_app: Flask) -> None:
    Someone(site_app).send("/account/sign-up", email=ADA)
    link = link_in(mail(site_app)[-1])
    crowd = [Someone(site_app) for _ in range(6)]
    tokens = [each.token(link) for each in crowd]

    def use(number: int) -> int:
        data = {
            "csrf_token": tokens[number],
            "token": link.partition("token=")[2],
            "name": "A",
            "password": PASSWORD,
        }
        return crowd[number].client.post("/account/sign-up/confirm", data=data).status_code

    with ThreadPoolExecutor(6) as pool:
        answers = sorted(pool.map(use, range(6)))

    assert answers == [303, 410, 410, 410, 410, 410]
    assert sql(site_app, "SELECT count(*) FROM accounts") == [(1,)]


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "at least 10 characters"),
        ("password123", "among the first"),
        ("ada@example.org", "among the first"),
        ("qwertyuiopasdf", "among the first"),
        ("x" * 201, "at most 200"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused_and_the_rest_is_kept(
    stranger: Someone, password: str, why: str
) -> None:
    stranger.send("/account/sign-up", email=ADA)
    link = link_in(mail(stranger.app)[-1])

    refused = confirm(stranger, link, name="Ada Ørsted", password=password)

    assert refused.status_code == 422
    assert why in refused.text
    assert 'value="Ada Ørsted"' in refused.text
    assert password not in re.sub(r'value="ada@example.org"', "", refused.text)


@pytest.mark.parametrize(
    "email", ["", "ada", "ada@", "a b@example.org", "ada@example.org\r\nBcc: x@example.org", "a" * 300]
)
def test_what_is_no_address_gets_no_mail(stranger: Someone, email: str) -> None:
    refused = stranger.send("/account/sign-up", email=email)

    assert refused.status_code == 422
    assert "This is no e-mail address" in refused.text
    assert mail(stranger.app) == []


def test_a_form_takes_no_fields_that_are_not_its_own(stranger: Someone) -> None:
    stranger.send("/account/sign-up", email=ADA)
    confirm(
        stranger, link_in(mail(stranger.app)[-1]), role="admin", id="x", email="eve@example.org", factor="A"
    )

    assert sql(stranger.app, "SELECT email, role, factor FROM accounts") == [(ADA, "reader", None)]


def test_nobody_is_buried_in_mail(stranger: Someone) -> None:
    answers = [
        Someone(stranger.app, f"198.51.100.{n}").send("/account/sign-up", email=ADA).status_code
        for n in range(7)
    ]

    assert answers == [200] * 5 + [429] * 2
    assert len(mail(stranger.app)) == 5


def test_links_lead_to_our_site_whatever_host_a_request_names(new_app: NewApp) -> None:
    app = new_app(PEERGRAPH_SITE="https://graph.example.org")
    eve = Someone(app)

    token = eve.token("/account/forgotten")
    Someone(app).sign_up()
    eve.client.post(
        "/account/forgotten", data={"csrf_token": token, "email": ADA}, headers={"Host": "evil.example"}
    )
    eve.send("/account/forgotten", email=ADA)

    assert all("evil" not in letter.text for letter in mail(app))
    assert "https://graph.example.org/account/reset?token=" in mail(app)[-1].text
