"""A forgotten password: one link, one use, and nobody learns who has an account."""

import pytest

from ..someone import ADA, PASSWORD, Someone, link_in, mail, sql

NEW = "yellow otter dances well"
both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


def ask(ada: Someone) -> str:
    Someone(ada.app).send("/account/forgotten", email=ADA)
    return link_in(mail(ada.app)[-1])


def reset(someone: Someone, link: str, password: str = NEW):
    return someone.send("/account/reset", link, token=link.partition("token=")[2], password=password)


@both
def test_a_link_gives_a_new_password_once_and_ends_every_session(ada: Someone) -> None:
    link = ask(ada)

    changed = reset(Someone(ada.app), link)

    assert changed.headers["Location"] == "/account/sign-in"
    assert not ada.is_signed_in
    assert Someone(ada.app).sign_in().status_code == 422
    assert Someone(ada.app).sign_in(password=NEW).status_code == 303
    assert Someone(ada.app).get(link).status_code == 410
    assert "The password is another one." in mail(ada.app)[-1].text


def test_an_address_without_an_account_gets_the_same_answer_and_no_mail(ada: Someone) -> None:
    written = len(mail(ada.app))

    known = Someone(ada.app).send("/account/forgotten", email=ADA)
    unknown = Someone(ada.app).send("/account/forgotten", email="eva@example.org")

    assert known.text.replace(ADA, "") == unknown.text.replace("eva@example.org", "")
    assert [letter.to for letter in mail(ada.app)[written:]] == [ADA]


def test_whoever_signs_in_is_not_asked_to_do_it_by_the_mail_alone(ada: Someone) -> None:
    eve = Someone(ada.app)

    reset(eve, ask(ada))

    assert not eve.is_signed_in


def test_a_second_link_and_a_new_password_make_the_first_one_useless(ada: Someone) -> None:
    first, second = ask(ada), ask(ada)

    reset(Someone(ada.app), second)

    assert Someone(ada.app).get(first).status_code == 410


def test_a_link_ends_after_an_hour(ada: Someone) -> None:
    link = ask(ada)
    sql(ada.app, "UPDATE links SET expires = '2026-01-01T00:00:00+00:00'")

    assert Someone(ada.app).get(link).status_code == 410


def test_a_weak_password_leaves_the_link_as_it_is(ada: Someone) -> None:
    link = ask(ada)

    assert reset(Someone(ada.app), link, "password123").status_code == 422
    assert reset(Someone(ada.app), link, "ada@example.org").status_code == 422
    assert reset(Someone(ada.app), link).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "ä" * 43, "\ud800", "' OR 1=1 --"])
def test_a_guessed_link_is_a_link_that_is_no_more(stranger: Someone, token: str) -> None:
    assert (
        stranger.get("/account/reset", query_string={"token": token.encode("utf-8", "replace")}).status_code
        == 410
    )


def test_another_address_is_confirmed_before_it_counts(ada: Someone) -> None:
    ada.send("/account/address", email="ada@new.example")
    link = link_in(mail(ada.app)[-1])
    before = sql(ada.app, "SELECT email FROM accounts")

    ada.send("/account/address/confirm", link, token=link.partition("token=")[2])

    assert before == [(ADA,)]
    assert sql(ada.app, "SELECT email FROM accounts") == [("ada@new.example",)]
    assert (mail(ada.app)[-1].to, "another address" in mail(ada.app)[-1].text) == (ADA, True)
    assert Someone(ada.app).sign_in("ada@new.example").status_code == 303


def test_the_address_of_another_account_is_neither_taken_nor_told(ada: Someone) -> None:
    eve = Someone(ada.app).sign_up("eve@example.org", "Eve")

    answer = eve.send("/account/address", email=ADA)
    free = eve.send("/account/address", email="eva@example.org")

    assert answer.text.replace(ADA, "") == free.text.replace("eva@example.org", "")
    assert "There is one already" in mail(ada.app)[-2].text


def test_a_link_to_another_address_is_its_own_account_s(ada: Someone) -> None:
    eve = Someone(ada.app).sign_up("eve@example.org", "Eve")
    eve.send("/account/address", email="eva@example.org")
    link = link_in(mail(ada.app)[-1])

    opened = ada.get(link)
    sent = ada.send("/account/address/confirm", "/account", token=link.partition("token=")[2])

    assert (opened.status_code, sent.status_code) == (410, 410)
    assert sql(ada.app, "SELECT email FROM accounts ORDER BY email") == [(ADA,), ("eve@example.org",)]
    assert Someone(ada.app).sign_in(password=PASSWORD).status_code == 303
