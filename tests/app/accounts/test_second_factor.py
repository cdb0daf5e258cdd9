"""The second factor: codes of an app, each once, and recovery codes."""

import re

import pytest
from pyotp.totp import TOTP

from ..someone import Someone, mail, sql
from .test_forgotten import NEW, ask, reset

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


def secret_on(page: str) -> str:
    return re.search(r"<code>([A-Z2-7 ]{39})</code>", page)[1].replace(" ", "")  # type: ignore[index]


def turn_on(ada: Someone) -> tuple[TOTP, list[str]]:
    """Turn the second factor on; returns what makes its codes, and the recovery codes."""
    page = ada.get("/account/second-factor").text
    token = re.search(r'name="token" value="([^"]+)"', page)[1]  # type: ignore[index]
    maker = TOTP(secret_on(page))
    data = {"csrf_token": ada.token("/account"), "token": token, "code": maker.now()}
    done = ada.client.post("/account/second-factor", data=data)
    assert done.status_code == 200
    # The code was used just now; the tests' next one must be a later one.
    sql(ada.app, "UPDATE accounts SET factor_step = 0")
    return maker, re.findall(r"<li>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</li>", done.text)


def half_in(ada: Someone) -> Someone:
    """Return somebody who has given her password and not her code."""
    someone = Someone(ada.app)
    answer = someone.sign_in(next="/about")
    assert answer.headers["Location"] == "/account/sign-in/code"
    return someone


@both
def test_signing_in_asks_for_a_code_and_takes_it_once(ada: Someone) -> None:
    maker, _ = turn_on(ada)
    one, other = half_in(ada), half_in(ada)
    code = maker.now()

    assert not one.is_signed_in
    assert one.send("/account/sign-in/code", code=f" {code[:3]} {code[3:]} ").headers["Location"] == "/about"
    assert one.is_signed_in
    assert other.send("/account/sign-in/code", code=code).status_code == 422
    assert not other.is_signed_in


def test_a_recovery_code_lets_in_once(ada: Someone) -> None:
    _, codes = turn_on(ada)

    assert len(set(codes)) == 10
    assert half_in(ada).send("/account/sign-in/code", code=codes[3].upper()).status_code == 303
    assert half_in(ada).send("/account/sign-in/code", code=codes[3]).status_code == 422
    assert sql(ada.app, "SELECT count(*) FROM recovery_codes") == [(9,)]


def test_the_codes_of_one_account_are_nothing_to_another(ada: Someone) -> None:
    eve = Someone(ada.app).sign_up("eve@example.org", "Eve")
    (maker, _), (_, codes) = turn_on(ada), turn_on(eve)

    answers = [half_in(ada).send("/account/sign-in/code", code=code) for code in (codes[0], maker.now())]
    steps = sql(ada.app, "SELECT factor_step > 0 FROM accounts ORDER BY email")
    ada.send("/account/second-factor/off", "/account")

    assert [answer.status_code for answer in answers] == [422, 303]
    assert steps == [(1,), (0,)]
    assert sql(ada.app, "SELECT count(*) FROM recovery_codes") == [(10,)]


def test_guessing_codes_ends_soon_for_the_account_from_wherever(ada: Someone) -> None:
    maker, _ = turn_on(ada)
    someone = half_in(ada)

    guesses = [someone.send("/account/sign-in/code", code=f"{n:06}").status_code for n in range(9)]
    another = half_in(ada)
    another.client.environ_base["REMOTE_ADDR"] = "198.51.100.7"

    assert guesses == [422] * 9
    assert another.send("/account/sign-in/code", code=maker.now()).status_code == 429


@pytest.mark.parametrize("code", ["", "0", "²³²³²³", "abcdef", "a" * 16, "' OR 1=1 --", "\x00" * 6])
def test_what_is_no_code_is_refused(ada: Someone, code: str) -> None:
    turn_on(ada)

    assert half_in(ada).send("/account/sign-in/code", code=code).status_code == 422


def test_the_page_for_codes_is_nobody_s_who_gave_no_password(ada: Someone) -> None:
    turn_on(ada)
    stranger = Someone(ada.app)
    stranger.client.set_cookie("second", "x" * 43, path="/account/sign-in")

    assert stranger.get("/account/sign-in/code").status_code == 410


def test_a_half_finished_sign_in_ends_after_ten_minutes(ada: Someone) -> None:
    maker, _ = turn_on(ada)
    someone = half_in(ada)
    token = someone.token("/account/sign-in")
    sql(ada.app, "UPDATE links SET expires = '2026-01-01T00:00:00+00:00'")

    answer = someone.client.post("/account/sign-in/code", data={"csrf_token": token, "code": maker.now()})

    assert answer.status_code == 410


def test_it_is_not_on_before_a_code_of_the_app_was_right(ada: Someone) -> None:
    page = ada.get("/account/second-factor").text
    token = re.search(r'name="token" value="([^"]+)"', page)[1]  # type: ignore[index]
    data = {"csrf_token": ada.token("/account"), "token": token, "code": "000000"}

    refused = ada.client.post("/account/second-factor", data=data)

    assert refused.status_code == 422
    assert secret_on(refused.text) == secret_on(page)
    assert Someone(ada.app).sign_in().headers["Location"] == "/account"


def test_nobody_turns_it_on_with_what_another_account_began(ada: Someone) -> None:
    page = ada.get("/account/second-factor").text
    token, maker = re.search(r'name="token" value="([^"]+)"', page)[1], TOTP(secret_on(page))  # type: ignore[index]
    eve = Someone(ada.app).sign_up("eve@example.org", "Eve")

    answer = eve.send("/account/second-factor", "/account", token=token, code=maker.now())

    assert answer.status_code == 410


def test_a_reset_password_does_not_go_around_it(ada: Someone) -> None:
    turn_on(ada)

    reset(Someone(ada.app), ask(ada))

    assert Someone(ada.app).sign_in(password=NEW).headers["Location"] == "/account/sign-in/code"


def test_a_reset_password_ends_what_was_begun_with_the_old_one(ada: Someone) -> None:
    turn_on(ada)
    half_in(ada)
    ada.send("/account/address", email="eve@example.org")
    secret = ask(ada)
    begun = {purpose for (purpose,) in sql(ada.app, "SELECT purpose FROM links")}

    reset(Someone(ada.app), secret)

    assert begun == {"second", "address", "reset"}
    assert sql(ada.app, "SELECT purpose FROM links") == []


def test_it_is_turned_off_with_its_codes_and_every_change_is_told_by_mail(ada: Someone) -> None:
    _, before = turn_on(ada)
    told = [mail(ada.app)[-1].text]

    codes = ada.send("/account/recovery-codes", "/account").text
    told.append(mail(ada.app)[-1].text)
    old = half_in(ada).send("/account/sign-in/code", code=before[0])
    ada.send("/account/second-factor/off", "/account")
    told.append(mail(ada.app)[-1].text)

    assert len(re.findall(r"<li>[a-z2-7-]{19}</li>", codes)) == 10
    assert old.status_code == 422
    assert ["second factor now" in told[0], "recovery codes" in told[1], "no second factor" in told[2]] == [
        True
    ] * 3
    assert sql(ada.app, "SELECT count(*) FROM recovery_codes") == [(0,)]
    assert Someone(ada.app).sign_in().headers["Location"] == "/account"


def test_the_picture_for_the_app_says_whose_it_is(ada: Someone) -> None:
    page = ada.get("/account/second-factor").text

    assert 'href="otpauth://totp/Peergraph%20%28localhost%29:ada%40example.org?secret=' in page
    assert re.search(r'<svg[^>]* viewBox="0 0 (\d+) \1"', page)
    assert "style=" not in page.partition("<main")[2]
